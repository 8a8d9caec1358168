using MLNetVision.Networks.Sessions;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Networks.Sessions;

public class RandomNumbersTests
{
    [Fact]
    public void Seed_name_and_step_each_give_other_numbers()
    {
        ulong[] keys =
        [
            Key(1, "dropout", 0), Key(2, "dropout", 0), Key(1, "dropout_1", 0), Key(1, "dropout", 1),
        ];

        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Equal(keys[0], Key(1, "dropout", 0));
    }

    [Fact]
    public void Numbers_are_those_of_the_fixtures_generator()
    {
        var key = Key(7, "drop", 3);

        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(SplitMix.Uniform(key, (ulong)i), RandomNumbers.Uniform(key, i));
        }
    }

    [Fact]
    public void As_many_are_dropped_as_the_probability_says()
    {
        const int Draws = 100_000;
        var key = Key(7, "drop", 0);

        var dropped = Enumerable.Range(0, Draws).Count(i => RandomNumbers.IsDropped(key, i, 0.3f));

        Assert.InRange(dropped, 29_500, 30_500);
    }

    [Fact]
    public void Slopes_lie_between_their_limits()
    {
        var key = Key(7, "rrelu", 0);
        var slopes = Enumerable.Range(0, 10_000).Select(i => RandomNumbers.Slope(key, i, 0.125f, 1f / 3)).ToArray();

        Assert.InRange(slopes.Min(), 0.125f, 0.126f);
        Assert.InRange(slopes.Max(), 0.332f, 1f / 3);
    }

    private static ulong Key(ulong seed, string node, long step) => RandomNumbers.Key(RandomNumbers.Stream(seed, node), step);
}
