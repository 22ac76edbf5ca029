"""What a statement implies by monotone operations alone, and where it means something."""
