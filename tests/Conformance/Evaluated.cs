using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Tests.Conformance.Cases;
using MLNetVision.Tests.Conformance.Engines;

namespace MLNetVision.Tests.Conformance;

/// <summary>A case without its losses: what is left of it after training.</summary>
/// <param name="Model">The case, in single precision.</param>
/// <param name="Network">Its outputs that no loss is part of.</param>
internal sealed record Evaluated(Model Model, Network Network)
{
    /// <summary>The weights that all engines give the case.</summary>
    public WeightSet Weights => NamedValues.Weights(Model.Case.Name, Network);

    /// <summary>The case without losses, or null where nothing is left.</summary>
    public static Evaluated? Of(Case @case)
    {
        var model = @case.In(DType.Float32);
        NetworkOutput[] outputs = [.. model.Network.Outputs.Where(o => !Loses(model.Network, o.Value.Node))];
        return outputs.Length == 0 ? null : new Evaluated(model, model.Network.WithOutputs(outputs));
    }

    /// <summary>The outputs of each call by the managed engine, of this network or of another that takes and gives the same.</summary>
    public Dictionary<string, double[]>[] Run(Network network, WeightSet weights)
    {
        using var session = new ManagedEngine().Compile(network, weights, new SessionOptions { Sizes = Model.Case.Planned, Threads = 1 });
        return [.. Model.Case.Calls.Select((_, call) =>
        {
            var outputs = Model.Outputs(call).Where(o => Network.Outputs.Any(n => n.Name == o.Key)).ToDictionary();
            session.Forward(Model.Values(call).Where(v => network.Inputs.Any(n => n.Name == v.Key)).ToDictionary(), outputs);
            return Comparison.Numbers(outputs);
        })];
    }

    private static bool Loses(Network network, string node) => network[node].Op is Loss || network[node].Inputs.Any(i => Loses(network, i.Node));
}
