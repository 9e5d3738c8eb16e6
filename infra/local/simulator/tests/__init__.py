"""Tests of the messenger simulator."""
