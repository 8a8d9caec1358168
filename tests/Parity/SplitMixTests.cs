using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Parity;

/// <summary>Expected values were printed by generators/splitmix.py.</summary>
public class SplitMixTests
{
    [Fact]
    public void Both_halves_of_the_generator_give_the_same_numbers()
    {
        Assert.Equal([0x63CBE1E459320DD7, 0x044C3CD7F43C661C, 0xE6984080BAB12A02], new[] { SplitMix.Bits(7, 0), SplitMix.Bits(7, 1), SplitMix.Bits(7, 2) });
        Assert.Equal([99, 4, 230, 149, 115, 63], SplitMix.Bytes(7, 6));
        Assert.Equal([0.70043105f, 0.83504266f], new[] { SplitMix.Uniform(123456789, 5), SplitMix.Uniform(123456789, 6) });
    }
}
