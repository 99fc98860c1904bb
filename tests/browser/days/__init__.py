"""Whole days of the people the portal is for, walked without a break."""
