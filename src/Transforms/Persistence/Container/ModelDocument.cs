using MLNetVision.Networks;

namespace MLNetVision.Transforms.Persistence.Container;

/// <summary>What has to be known of a model beside its network and its weights, as JSON.</summary>
/// <param name="Task">What its output means.</param>
/// <param name="Fit">How pictures are brought to its size.</param>
/// <param name="Card">Its card.</param>
/// <param name="Columns">The columns of the transformer that it was saved from; null where it came from none.</param>
internal sealed record ModelDocument(ScoringTask Task, PictureFit Fit, ModelCard Card, ColumnsDocument? Columns = null)
{
    /// <summary>That of a model.</summary>
    public static ModelDocument Of(ScoringModel model, ColumnsDocument? columns) =>
        new(model.Task, model.Fit, model.Card with { Metrics = Sorted(model.Card.Metrics) }, columns);

    /// <summary>The model again.</summary>
    public ScoringModel Model(Network network, WeightSet weights)
    {
        var (inputs, outputs) = (network.Inputs.Count(), network.Outputs.Length);
        return inputs == 1 && (outputs == 1 || (outputs > 1 && Task == ScoringTask.Features))
            ? new ScoringModel(network, weights.FitExactly(network), Card, Task) { Fit = Fit }
            : throw new NetworkException($"'{network.Name}' has {inputs} inputs and {outputs} outputs; a model for {Task} has one of each.");
    }

    private static SortedDictionary<string, double> Sorted(IReadOnlyDictionary<string, double> metrics) =>
        new(metrics.ToDictionary(), StringComparer.Ordinal);
}
