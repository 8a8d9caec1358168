"""The counter-based generator of every fixture; the C# half is tests/TestKit/SplitMix.cs. Both give the same bits."""
import numpy as np

GOLDEN = np.uint64(0x9E3779B97F4A7C15)


def bits(seed, count, start=0):
    """Values start .. start + count - 1 of stream seed, as uint64."""
    with np.errstate(over="ignore"):
        z = np.uint64(seed) + (np.arange(start, start + count, dtype=np.uint64) + np.uint64(1)) * GOLDEN
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return z ^ (z >> np.uint64(31))


def uniform(seed, count, start=0):
    """Uniform numbers in [0, 1) with 24 random bits, float32."""
    return (bits(seed, count, start) >> np.uint64(40)).astype(np.float32) * np.float32(1 / (1 << 24))


def byte_stream(seed, count, start=0):
    """The top eight bits of each value, uint8."""
    return (bits(seed, count, start) >> np.uint64(56)).astype(np.uint8)


def seed_of(name):
    """The stream that belongs to a name: FNV-1a of its letters."""
    seed = 0xCBF29CE484222325
    for letter in name:
        seed = ((seed ^ ord(letter)) * 0x100000001B3) % (1 << 64)
    return seed
