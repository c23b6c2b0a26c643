"""Seeded fuzz of faults: random steps against a real server behind the fault proxy, checked by a small model."""
