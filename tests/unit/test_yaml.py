from pathlib import Path

from portal.content.issues import Issues
from portal.content.yaml_marks import load_marked


def test_scalars_follow_yaml_1_2(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_text("no: no\nstart: 08:00\nday: 2025-07\nn: 12\nf: 1.5\nq: '12'\nz: null\nb: true\n")
    issues = Issues(tmp_path)
    marked = load_marked(file, issues)
    assert marked is not None
    assert marked.data == {
        "no": "no", "start": "08:00", "day": "2025-07", "n": 12, "f": 1.5, "q": "12", "z": None, "b": True,
    }  # fmt: skip
    assert marked.line(("n",)) == 4
    assert marked.line(("n", "deeper", 3)) == 4
    assert len(issues) == 0


def test_duplicate_key_bad_yaml_and_missing_file(tmp_path: Path) -> None:
    issues = Issues(tmp_path)
    (tmp_path / "a.yml").write_text("x: 1\nx: 2\n")
    (tmp_path / "b.yml").write_text("a: b: c\n")
    (tmp_path / "c.yml").write_bytes(b"a: \xff\n")
    for name in ("a.yml", "b.yml", "c.yml", "d.yml"):
        load_marked(tmp_path / name, issues)
    found = [str(i) for i in issues.sorted()]
    assert found[0].startswith("a.yml:2 KHOA-LAP Khóa “x” xuất hiện hai lần.")
    assert found[1].startswith("b.yml:1 YAML Không đọc được YAML")
    assert found[2].startswith("c.yml YAML Tệp không phải UTF-8.")
    assert found[3].startswith("d.yml THIEU-TEP")
