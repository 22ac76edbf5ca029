"""The search over points: numbers at which hypotheses hold and a conclusion fails."""
