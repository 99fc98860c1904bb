"""Tests on paper: variants, answer sheets, keys."""
