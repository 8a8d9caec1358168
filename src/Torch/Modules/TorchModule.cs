using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Torch.Modules;

/// <summary>
/// A module of TorchSharp as a step: [N, ...] to [N, Units]. Only the engine that made it computes it; no file can hold it but by its weights.
/// </summary>
internal sealed record TorchModule : Op
{
    public TorchModule(ModuleSource source, int units, ImmutableArray<ParameterSpec> parameters)
    {
        Source = source;
        Units = units;
        Parameters = parameters;
    }

    /// <summary>How many numbers a row it gives.</summary>
    public int Units { get; }

    [JsonIgnore]
    internal ModuleSource Source { get; }

    [JsonIgnore]
    internal ImmutableArray<ParameterSpec> Parameters { get; }

    /// <inheritdoc/>
    public override OpSignature Infer(OpInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return new OpSignature(TensorType.Float(Shape.Create(inputs[0].Shape[0], Units))) { Parameters = Parameters };
    }

    /// <inheritdoc/>
    public override string ToString() => $"TorchModule {Source.Name}";
}
