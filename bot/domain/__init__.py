"""What the roundtable knows and decides: pure Python, no input or output."""
