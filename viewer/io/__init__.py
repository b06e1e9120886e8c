"""Files in, files out; the only home of pydantic."""
