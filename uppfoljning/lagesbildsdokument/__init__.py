"""The chapters that a lägesbild's document has from the floors above it: what was chosen and done."""
