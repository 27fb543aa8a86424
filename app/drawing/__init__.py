"""What the pages draw with: escaped words, marked texts, charts. Knows no SQL."""
