"""What the API of the plan takes and gives."""
