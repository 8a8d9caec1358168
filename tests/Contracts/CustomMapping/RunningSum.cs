using Microsoft.ML.Transforms;

namespace MLNetVision.Tests.Contracts.CustomMapping;

/// <summary>A mapping with state that is found again by its contract.</summary>
[CustomMappingFactoryAttribute(Contract)]
public sealed class RunningSum : StatefulCustomMappingFactory<Scale.In, RunningSum.Out, RunningSum.State>
{
    public const string Contract = "MLNetVision.Tests.RunningSum";

    public static void Map(Scale.In source, Out target, State state)
    {
        state.Sum += source.Number;
        target.Sum = state.Sum;
    }

    public static void Start(State state) => state.Sum = 100;

    public override Action<Scale.In, Out, State> GetMapping() => Map;

    public override Action<State> GetStateInitAction() => Start;

    public sealed class Out
    {
        public float Sum { get; set; }
    }

    public sealed class State
    {
        public float Sum { get; set; }
    }
}
