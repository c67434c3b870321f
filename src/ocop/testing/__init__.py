"""The test kit: vectors, a conformance check and hypothesis strategies for tools that use ocop."""
