"""The figures: pyramids of long series, derived series, chart geometry."""
