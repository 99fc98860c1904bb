"""Recordings of people who read a part of a page, in Vietnamese or in a language of the villages."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from portal.content.models.base import Id, Model, Text

SpokenLanguage = Literal["vi", "thai", "mong"]


class Recording(Model):
    """Một bản thu âm đọc một mục của bài."""

    section: Id | None = None
    """Neo của mục (tiêu đề hai dấu thăng) trong index.md mà bản này đọc; bỏ trống: đọc cả bài."""
    language: SpokenLanguage
    """Tiếng nói: vi (Việt), thai (Thái), mong (Mông)."""
    file: Text
    """Tên tệp âm thanh đặt cạnh trang: .mp3, .m4a, .ogg hoặc .opus."""
    seconds: int = Field(ge=1, le=1200)
    """Bản thu dài bao nhiêu giây."""
    speaker: Text | None = None
    """Ai đọc, nếu người ấy đồng ý nêu tên."""


class Recordings(Model):
    """Các bản thu âm của một bài (nghe.yml cạnh index.md)."""

    id: Id
    """Mã học phần."""
    recordings: list[Recording] = Field(min_length=1)
    """Các bản thu; mỗi mục, mỗi tiếng một bản."""
