using Microsoft.ML;

namespace MLNetVision.Transforms.Saving;

/// <summary>A fitted model as a chain of ML.NET's own transformers that adds the same columns.</summary>
internal static class SavedForm
{
    /// <summary>The chain, from the transformer's input column to its columns.</summary>
    public static ITransformer Of(ScoringTransformer transformer) =>
        throw new NotSupportedException($"'{transformer.Model.Network.Name}' cannot be saved through ML.NET yet.");
}
