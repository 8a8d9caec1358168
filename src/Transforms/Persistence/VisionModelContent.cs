using MLNetVision.Networks.Engines;
using MLNetVision.Transforms.Persistence.Container;

namespace MLNetVision.Transforms;

/// <summary>What a file of <see cref="VisionModel.Save(VisionModelContent, string)"/> holds.</summary>
/// <param name="Model">The fitted model.</param>
public sealed record VisionModelContent(ScoringModel Model)
{
    /// <summary>Where training stood, for going on with it; null where that was not kept.</summary>
    public SessionState? Training { get; init; }

    /// <summary>Further JSON texts by name, such as "options" and "history". Names are letters, digits, '-' and '_'.</summary>
    public IReadOnlyDictionary<string, string> Documents { get; init; } = new Dictionary<string, string>();

    /// <summary>The column that the transformer reads; null where the model was saved without one.</summary>
    public string? InputColumn => Columns?.Input;

    internal ColumnsDocument? Columns { get; init; }

    /// <summary>A transformer's model with its columns.</summary>
    public static VisionModelContent Of(ScoringTransformer transformer)
    {
        ArgumentNullException.ThrowIfNull(transformer);
        return new VisionModelContent(transformer.Model) { Columns = ColumnsDocument.Of(transformer.Input, transformer.Names) };
    }

    /// <summary>The transformer that was saved.</summary>
    /// <param name="options">How it is to run.</param>
    /// <exception cref="InvalidOperationException">The model was saved without columns.</exception>
    public ScoringTransformer ToTransformer(ScoringOptions? options = null) => Columns?.Transformer(Model, options)
        ?? throw new InvalidOperationException(
            $"VisionModelContent: the model '{Model.Network.Name}' was saved without the columns of a transformer. Save a ScoringTransformer to keep them.");
}
