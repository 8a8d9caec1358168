using MLNetVision.Compute;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Tests.Conformance.Engines;

/// <summary>The engines that all tests of engines run on. An engine more is a line more.</summary>
public static class EnginesUnderTest
{
    /// <summary>The oracle, whose results the others are held to; it computes in double precision.</summary>
    public const string Oracle = nameof(ScalarEngine);

    private static readonly Dictionary<string, Func<IEngine>> Makers = new(TorchLeg.Engines().Select(e => KeyValuePair.Create(e.Name, e.Make)))
    {
        [Oracle] = () => new ScalarEngine(),
        [nameof(ManagedEngine)] = () => new ManagedEngine(),
    };

    /// <summary>All of them.</summary>
    public static IEnumerable<string> Names => Makers.Keys;

    /// <summary>Those that are held to the oracle.</summary>
    public static IEnumerable<string> HeldToTheOracle => Names.Where(name => name != Oracle);

    /// <summary>Those that plan all memory beforehand and allocate none in a step.</summary>
    public static IEnumerable<string> PlanTheirMemory => [nameof(ManagedEngine)];

    /// <summary>The engine of that name.</summary>
    public static IEngine Make(string name) => Makers[name]();
}
