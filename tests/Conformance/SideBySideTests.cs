using MLNetVision.Networks;
using MLNetVision.Tests.Conformance.Cases;
using MLNetVision.Tests.Conformance.Engines;

namespace MLNetVision.Tests.Conformance;

/// <summary>Sessions do not know of each other: several at once, each on a thread of its caller, compute what each computes alone.</summary>
public class SideBySideTests
{
    private static readonly string[] Names = ["workout: residual net", "workout: mobile net", "workout: recurrent net"];

    public static TheoryData<string, string> Pairs
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var engine in EnginesUnderTest.Names)
            {
                foreach (var name in Names)
                {
                    rows.Add(engine, name);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Two_sessions_of_one_network_train_side_by_side_as_alone(string engine, string name)
    {
        var model = Catalogue.Named(name).In(DType.Float32);
        var weights = NamedValues.Weights("side by side", model.Network);
        var alone = Train(first: 0);
        var other = Train(first: 1);
        var (one, two) = Together(() => Train(first: 0), () => Train(first: 1));

        AssertSame(alone, one);
        AssertSame(other, two);
        Assert.NotEqual(alone.Losses, other.Losses);

        (double[] Losses, WeightSet Weights) Train(int first)
        {
            using var session = model.Compile(engine, Running.Rule, threads: 2, weights);
            return (model.Train(session, first, 4), session.GetWeights());
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void One_session_trains_while_another_only_runs(string engine, string name)
    {
        var model = Catalogue.Named(name).In(DType.Float32);
        var (losses, outputs) = (Train(), Run());
        var (trained, run) = Together(Train, Run);

        Assert.Equal(losses, trained);
        Assert.Equal(outputs, run);

        double[] Train()
        {
            using var session = model.Compile(engine, Running.Rule, threads: 2);
            return model.Train(session, 0, 3);
        }

        double[] Run() => [.. Enumerable.Range(0, 3).SelectMany(_ => model.Forward(engine)).SelectMany(call => call.Values).SelectMany(numbers => numbers)];
    }

    private static void AssertSame((double[] Losses, WeightSet Weights) expected, (double[] Losses, WeightSet Weights) actual)
    {
        Assert.Equal(expected.Losses, actual.Losses);
        SessionTests.AssertSameBits(expected.Weights, actual.Weights);
    }

    /// <summary>Starts both at the same moment, each on a thread of its own.</summary>
    private static (TFirst First, TSecond Second) Together<TFirst, TSecond>(Func<TFirst> first, Func<TSecond> second)
    {
        using var start = new Barrier(2);
        var one = Task.Factory.StartNew(() => At(start, first), default, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var two = At(start, second);
        return (one.GetAwaiter().GetResult(), two);

        static T At<T>(Barrier start, Func<T> run)
        {
            start.SignalAndWait();
            return run();
        }
    }
}
