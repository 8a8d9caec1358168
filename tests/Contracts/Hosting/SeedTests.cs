using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace MLNetVision.Tests.Contracts.Hosting;

/// <summary>Seeds give the same numbers as in ML.NET: the numbers below were computed with it.</summary>
public sealed class SeedTests
{
    [Theory]
    [InlineData(0, 1005356194)]
    [InlineData(1, 1752537088)]
    [InlineData(2, 1526468114)]
    [InlineData(42, 460262708)]
    public void The_first_host_of_a_seeded_context_has_ML_NETs_stream(int seed, int first)
        => Assert.Equal(first, ((IHostEnvironment)new MLContext(seed)).Register("Any").Rand.Next());

    [Fact]
    public void Hosts_below_hosts_draw_from_their_parent()
    {
        IHostEnvironment environment = new MLContext(42);
        for (var i = 0; i < 4; i++)
            environment = environment.Register("Any");

        Assert.Equal(521249967, ((IHost)environment).Rand.Next());
    }

    [Fact]
    public void The_draws_of_a_stream_are_ML_NETs()
    {
        var random = ((IHostEnvironment)new MLContext(42)).Register("Any").Rand;
        Assert.Equal(460262708, random.Next());
        Assert.Equal(362456825, random.Next());
        Assert.Equal(0, random.Next(10));
        Assert.Equal(6, random.Next(5, 9));
        Assert.Equal(0.23149117827415466, random.NextDouble());
        Assert.Equal(-1405990986, random.Next(int.MinValue, int.MaxValue));
        var bytes = new byte[4];
        random.NextBytes(bytes);
        Assert.Equal([41, 5, 244, 143], bytes);
    }

    [Fact]
    public void A_host_with_a_seed_of_its_own_depends_on_nothing_else()
    {
        Assert.Equal(733061423, ((IHostEnvironment)new MLContext(1)).Register("Any", seed: 7).Rand.Next());
        Assert.Equal(733061423, ((IHostEnvironment)new MLContext()).Register("Any", seed: 7).Rand.Next());
    }

    [Fact]
    public void Without_a_seed_contexts_differ()
    {
        var numbers = Enumerable.Range(0, 8).Select(_ => ((IHostEnvironment)new MLContext()).Register("Any").Rand.Next());
        Assert.True(numbers.Distinct().Count() > 1);
    }
}
