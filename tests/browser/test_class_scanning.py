"""QR codes of results, from photos and from the camera: read on the device, and what is said where there is none."""

from __future__ import annotations

import base64
import io

import pytest
import segno
from PIL import Image
from playwright.sync_api import expect

from portal.content.catalogue import Catalogue

from .conftest import Watched
from .test_class_results import open_class, take_test
from .test_pages import violations


def picture(text: str) -> bytes:
    """A photo of a code: a QR code somewhere on a larger sheet."""
    plain = io.BytesIO()
    segno.make(text, error="m").save(plain, kind="png", scale=6, border=4)
    sheet = Image.new("RGB", (1400, 1800), (214, 208, 196))
    sheet.paste(Image.open(plain).convert("RGB"), (300, 500))
    out = io.BytesIO()
    sheet.rotate(7, fillcolor=(214, 208, 196)).save(out, "JPEG", quality=80)
    return out.getvalue()


def test_photos_of_codes_are_read_on_this_device(anyhow: Watched, catalogue: Catalogue) -> None:
    code = take_test(anyhow, catalogue, "hoc-phan-01", 1, name="Nguyễn Văn A")
    empty = io.BytesIO()
    Image.new("RGB", (300, 300), "white").save(empty, "PNG")
    page = open_class(anyhow)
    came: list[str] = []
    page.on("request", lambda request: came.append(request.url))
    page.locator("#class-photos").set_input_files(
        [
            {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": picture(code)},
            {"name": "b.png", "mimeType": "image/png", "buffer": empty.getvalue()},
            {"name": "c.jpg", "mimeType": "image/jpeg", "buffer": b"hong"},
        ]
    )
    note = page.locator(".class__note")
    expect(note).to_contain_text("Đọc được 1 trên 3 ảnh.")
    expect(note).to_contain_text("Không thấy mã QR trong ảnh: b.png")
    expect(note).to_contain_text("Không mở được ảnh: c.jpg")
    assert page.locator(".class__name").input_value() == "Nguyễn Văn A"
    outside = [url for url in came if not url.startswith(("data:", "blob:", anyhow.base))]
    assert outside == []
    assert sum("qr-reading" in url for url in came) == 1, "the decoder comes when it is asked for"
    assert violations(anyhow) == []
    anyhow.assert_clean()


CAMERA = """url => {
  const canvas = document.createElement('canvas'), picture = new Image();
  picture.onload = () => {
    canvas.width = picture.width; canvas.height = picture.height;
    setInterval(() => canvas.getContext('2d').drawImage(picture, 0, 0), 50);
  };
  picture.src = url;
  const stream = canvas.captureStream(20);
  navigator.mediaDevices.getUserMedia = () => Promise.resolve(stream);
}"""


def test_the_camera_reads_codes(desktop: Watched, catalogue: Catalogue) -> None:
    code = take_test(desktop, catalogue, "hoc-phan-02", 2, name="Lò Thị Ví Dụ")
    page = open_class(desktop)
    page.evaluate(CAMERA, "data:image/jpeg;base64," + base64.b64encode(picture(code)).decode())
    page.get_by_role("button", name="Quét mã QR bằng camera").click()
    expect(page.locator(".class__told")).to_contain_text("Đã thêm 1 kết quả.")
    page.get_by_role("button", name="Dừng quét").click()
    assert page.locator(".class__name").input_value() == "Lò Thị Ví Dụ"
    desktop.assert_clean()


@pytest.mark.parametrize(
    ("without", "words"),
    [
        ("refuse('NotAllowedError')", "biểu tượng ổ khóa"),
        ("refuse('NotFoundError')", "Không có camera"),
        ("Object.defineProperty(navigator, 'mediaDevices', {value: undefined})", "https"),
    ],
)
def test_without_a_camera_it_says_how(desktop: Watched, without: str, words: str) -> None:
    page = open_class(desktop)
    page.evaluate(
        f"() => {{ const refuse = name => {{ navigator.mediaDevices.getUserMedia = () => "
        f"Promise.reject(new DOMException('', name)); }}; {without}; }}"
    )
    page.get_by_role("button", name="Quét mã QR bằng camera").click()
    expect(page.locator(".class__note")).to_contain_text(words)
    expect(page.locator(".class__note")).to_contain_text("ảnh chụp mã QR")
    assert violations(desktop) == []
    desktop.assert_clean()
