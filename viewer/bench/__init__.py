"""What the program costs on this machine: opening, frames and memory of the real window."""
