using System.Text.Json;
using MLNetVision.Tests.TestKit;
using MLNetVision.Training;
using MLNetVision.Training.Schedules;

namespace MLNetVision.Tests.Parity.Training;

/// <summary>Rates of PyTorch's schedulers, made by generators/schedules.py.</summary>
public class ScheduleParityTests
{
    /// <summary>Closed forms here, products of many roundings there.</summary>
    private const double Tolerance = 1e-12;

    private static readonly JsonElement Rates = JsonDocument.Parse(Fixtures.Bytes("schedules.json")).RootElement;

    public static TheoryData<string, Schedule> Cases => new()
    {
        { "constant", new ConstantRate() },
        { "step", new StepDecay(7, 0.3) },
        { "step", new StepDecay(7, 0.3) { Unit = ScheduleUnit.Step } },
        { "multiStep", new MultiStepDecay([3, 20, 41], 0.2) },
        { "exponential", new ExponentialDecay(0.93) },
        { "inverseTime", new InverseTimeDecay(0.2, 0.75) },
        { "cosine", new CosineAnnealing { Floor = 0.05 } },
        { "cosine", new CosineAnnealing { Floor = 0.05, Unit = ScheduleUnit.Epoch } },
        { "cosineRestarts", new CosineAnnealing { Floor = 0.01, Period = 8 } },
        { "cosineLongerRestarts", new CosineAnnealing { Period = 5, PeriodGrowth = 2 } },
        { "oneCycle", new OneCycle() },
        { "oneCycleLinear", new OneCycle { RisingShare = 0.4, Linear = true, StartDivisor = 10, EndDivisor = 100 } },
        { "oneCycleThreePhases", new OneCycle { ThreePhases = true } },
        { "warmUp", new WarmUp(9, new ExponentialDecay(0.9)) { Start = 0.1 } },
    };

    public static TheoryData<string, Schedule> Momentums => new()
    {
        { "oneCycleMomentum", new OneCycle { CyclesMomentum = true } },
        { "oneCycleMomentumLinear", new OneCycle { RisingShare = 0.4, Linear = true, CyclesMomentum = true, LowMomentum = 0.5, HighMomentum = 0.9 } },
        { "oneCycleMomentumThreePhases", new OneCycle { ThreePhases = true, CyclesMomentum = true } },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_rate_is_PyTorchs(string name, Schedule schedule)
    {
        schedule.Validate();
        var expected = Expected(name);
        var actual = expected.Select((_, step) => schedule.Factor(new SchedulePoint(step, expected.Length, 1), ScheduleState.Start));

        AssertNear(expected, actual);
    }

    [Theory]
    [MemberData(nameof(Momentums))]
    public void Every_momentum_is_PyTorchs(string name, Schedule schedule)
    {
        schedule.Validate();
        var expected = Expected(name);
        var actual = expected.Select((_, step) => schedule.Momentum(new SchedulePoint(step, expected.Length, 1)) ?? double.NaN);

        AssertNear(expected, actual);
    }

    [Fact]
    public void A_plateau_is_seen_when_PyTorch_sees_it()
    {
        AssertPlateau("plateau", MetricGoal.Smaller, Loss, new ReduceOnPlateau { Multiplier = 0.5, Patience = 3, Cooldown = 2, Floor = 0.01 });
        AssertPlateau(
            "plateauAbsolute", MetricGoal.Larger, i => -Loss(i),
            new ReduceOnPlateau { Multiplier = 0.1, Patience = 2, Threshold = 0.02, RelativeThreshold = false, Floor = 1e-4 });
    }

    private static double Loss(int i) => Math.Max(1 - (0.1 * i), 0.2) + (0.05 * SplitMix.Uniform(7, (ulong)i));

    private static void AssertPlateau(string name, MetricGoal goal, Func<int, double> figure, Schedule schedule)
    {
        var expected = Expected(name);
        var state = ScheduleState.Start;
        var actual = new List<double>();
        for (var epoch = 0; epoch < expected.Length; epoch++)
        {
            actual.Add(schedule.Factor(new SchedulePoint(epoch, expected.Length, 1), state));
            state = schedule.Observe(state, figure(epoch), goal);
        }

        AssertNear(expected, actual);
    }

    private static double[] Expected(string name) => Rates.GetProperty(name).Deserialize<double[]>()!;

    private static void AssertNear(double[] expected, IEnumerable<double> actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
}
