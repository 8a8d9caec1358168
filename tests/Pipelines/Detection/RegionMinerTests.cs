using MLNetVision.Trainers;
using MLNetVision.Trainers.Detection;
using MLNetVision.Training;
using MLNetVision.Training.Events;

namespace MLNetVision.Tests.Pipelines.Detection;

/// <summary>Machines that look for their hard negatives.</summary>
public sealed class RegionMinerTests
{
    private const int Classes = 3;

    private static readonly RegionMachineOptions Options = new() { Cost = 0.05, FirstNegatives = 30, MaxNegatives = 5000, Tolerance = 1e-4, MiningRounds = 50 };
    private static readonly RegionTable Table = new(pictures: 40, Classes, width: 9, regions: 60);
    private static readonly int[] All = [.. Enumerable.Range(0, Table.Pictures)];

    [Fact]
    public void Mining_ends_at_the_machine_of_all_regions()
    {
        var mined = Learn(Options, All);
        var whole = Learn(Options with { FirstNegatives = 5000, MiningRounds = 0 }, All);

        Assert.Equal(0, mined.Rounds[^1].Found);
        Assert.True(mined.Rounds.Count > 2, "the first negatives alone are not enough");
        Assert.True(mined.Rounds[^1].Held < All.Sum(p => Table.Read(p).Labels.Count), "easy regions are not held");
        foreach (var (one, other) in mined.Machines.Zip(whole.Machines))
        {
            // The optimum is unique; both are within the tolerance of it.
            Assert.All(one.Weights.Zip(other.Weights), w => Assert.Equal(w.First, w.Second, 2e-3));
            Assert.Equal(one.Bias, other.Bias, 2e-3);
        }
    }

    [Fact]
    public void A_solved_machine_meets_its_own_equations()
    {
        var machine = Learn(Options, All).Machines[0];
        foreach (var region in machine.Regions)
        {
            var cost = Options.Cost * (region.IsOfClass ? Options.PositiveWeight : 1);
            var slack = Math.Max(0, 1 - ((region.IsOfClass ? 1 : -1) * machine.Score(region.Features)));
            Assert.Equal(2 * cost * slack, region.Alpha, 2 * cost * 1e-3);
        }
    }

    [Fact]
    public void Learning_from_a_part_first_changes_nothing()
    {
        var parts = new RegionMiner(Table, Options, scale: 1, seed: 1, new DetectionRun(new VisionRun()));
        parts.Learn("test", [.. All.Where(p => p % 5 != 0)]);
        var part = parts.Machines[0].Weights;
        parts.Learn("test", All);
        var whole = Learn(Options, All).Machines[0];

        Assert.Contains(part.Zip(whole.Weights), w => Math.Abs(w.First - w.Second) > 0.01);
        Assert.All(parts.Machines[0].Weights.Zip(whole.Weights), w => Assert.Equal(w.First, w.Second, 2e-3));
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit()
    {
        var one = Learn(Options, All, threads: 1);
        var four = Learn(Options, All, threads: 4);

        Assert.Equal(one.Rounds, four.Rounds);
        Assert.Equal(one.Machines.SelectMany(m => m.Weights), four.Machines.SelectMany(m => m.Weights));
    }

    [Fact]
    public void Memory_is_bounded_by_the_hardest_negatives()
    {
        var miner = Learn(Options with { FirstNegatives = 20, MaxNegatives = 40, MiningRounds = 5 }, All);

        Assert.All(miner.Machines, m => Assert.InRange(m.Regions.Count(r => !r.IsOfClass), 1, 40));
        Assert.All(miner.Machines, m => Assert.Equal(40, m.Regions.Count(r => r.IsOfClass)));
    }

    [Fact]
    public void A_class_without_regions_has_no_machine()
    {
        var table = new RegionTable(pictures: 5, classes: 2, width: 9, regions: 20);
        var miner = new RegionMiner(new WithMoreClasses(table), Options, 1, 1, new DetectionRun(new VisionRun()));
        miner.Learn("test", [0, 1, 2, 3, 4]);

        Assert.NotEmpty(miner.Machines[1].Regions);
        Assert.Empty(miner.Machines[2].Regions);
        Assert.All(miner.Machines[2].Weights, w => Assert.Equal(0, w));
    }

    [Fact]
    public void Scaling_features_and_the_scale_is_nothing_but_another_unit()
    {
        var scale = FeatureScale.Of(Table, norm: 20, new DetectionRun(new VisionRun()));
        var norms = All.SelectMany(p => Enumerable.Range(0, Table.Read(p).Features.Count).Select(r => Norm(Table.Read(p).Features[r].ToArray()))).ToArray();

        Assert.Equal(20, norms.Average() * scale, 1e-6);
    }

    [Fact]
    public void Cancelled_mining_ends_at_once()
    {
        using var source = new CancellationTokenSource();
        var progress = new Handler(news =>
        {
            if (news is FitProgressed { Work: var work } && work.Contains("round 1", StringComparison.Ordinal))
            {
                source.Cancel();
            }
        });
        var run = new DetectionRun(new VisionRun { Cancellation = source.Token, Progress = progress });

        Assert.ThrowsAny<OperationCanceledException>(() => new RegionMiner(Table, Options, 1, 1, run).Learn("test", All));
    }

    private static RegionMiner Learn(RegionMachineOptions options, int[] pictures, int? threads = null)
    {
        var miner = new RegionMiner(Table, options, scale: 1, seed: 1, new DetectionRun(new VisionRun { Threads = threads }));
        miner.Learn("test", pictures);
        return miner;
    }

    private static double Norm(float[] features) => Math.Sqrt(features.Sum(f => (double)f * f));

    private sealed class WithMoreClasses(RegionTable table) : IRegionData
    {
        public int Pictures => table.Pictures;

        public int Classes => table.Classes + 1;

        public int Width => table.Width;

        public PictureRegions Read(int picture) => table.Read(picture);
    }

    private sealed class Handler(Action<TrainingEvent> handle) : IProgress<TrainingEvent>
    {
        public void Report(TrainingEvent value) => handle(value);
    }
}
