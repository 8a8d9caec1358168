using MLNetVision.Networks;
using MLNetVision.Trainers.Ensembles;
using MLNetVision.Transforms;

namespace MLNetVision.Trainers;

/// <summary>Several fitted models as one: it scores, saves and loads as any other.</summary>
public static class ModelEnsemble
{
    /// <summary>
    /// The mean of what models of one task say: of their probabilities, or of their numbers. The models may be of different networks, but see the same
    /// pictures: size, preparation and classes are those of the first.
    /// </summary>
    /// <param name="models">The models.</param>
    /// <param name="shares">What each counts, above 0; all the same unless given.</param>
    /// <exception cref="ArgumentException">The models do not go together; the message says how they differ.</exception>
    public static ScoringModel Average(IReadOnlyList<ScoringModel> models, IReadOnlyList<double>? shares = null)
    {
        ArgumentNullException.ThrowIfNull(models);
        Check(models, shares);
        var (first, given) = (models[0], shares ?? [.. models.Select(_ => 1.0)]);
        var sum = given.Sum();
        var input = InputOf(first.Network);
        var network = Network.Build($"mean of {models.Count}", b =>
        {
            var pictures = b.Input("input", input.Shape, input.Element);
            Tensor[] members = [.. models.Select((m, i) => pictures.Then(m.Network, Prefix(i)))];
            return Averaging.Of(first.Task, members, [.. given.Select(share => share / sum)]);
        });
        var weights = models.SelectMany((m, i) => m.Network.Parameters.Select(p => KeyValuePair.Create(Prefix(i) + p.Name, m.Weights[p.Name])));
        var card = first.Card with { Name = network.Name, Metrics = new Dictionary<string, double>(), Seed = null };
        return first with { Network = network, Weights = new WeightSet(weights), Card = card };
    }

    private static string Prefix(int member) => $"member{member + 1}.";

    private static TensorType InputOf(Network network) => network.TypeOf(new ValueRef(network.Inputs.Single().Name));

    private static void Check(IReadOnlyList<ScoringModel> models, IReadOnlyList<double>? shares)
    {
        Require(models.Count > 0, "there has to be one model or more");
        Require(shares is null || shares.Count == models.Count, $"{shares?.Count} shares do not belong to {models.Count} models");
        Require(shares is null || shares.All(s => s > 0 && double.IsFinite(s)),
            "shares have to be finite numbers above 0; leave a model out instead of giving it 0");
        var first = models[0];
        Require(first.Task != ScoringTask.Features || models.Count == 1, "features of different models have no mean; average what is learnt from them");
        foreach (var (i, model) in models.Index())
        {
            Require(model.Task == first.Task, $"model {i + 1} is for {model.Task}, the first for {first.Task}");
            Require(model.Card.Labels.SequenceEqual(first.Card.Labels), $"model {i + 1} has the classes {Names(model)}, the first {Names(first)}");
            Require(model.Fit == first.Fit, $"model {i + 1} fits pictures by {model.Fit}, the first by {first.Fit}");
            var (input, expected) = (InputOf(model.Network), InputOf(first.Network));
            Require(input.Equals(expected), $"model {i + 1} takes {input}, the first {expected}");
            Require(input.Shape.Rank != 4 || IsAlike(model.Card.Preprocessing, first.Card.Preprocessing),
                $"model {i + 1} prepares pictures otherwise than the first");
        }
    }

    private static bool IsAlike(Preprocessing one, Preprocessing other) => (one.Resize, one.Height, one.Width) == (other.Resize, other.Height, other.Width)
        && one.Mean.SequenceEqual(other.Mean) && one.Deviation.SequenceEqual(other.Deviation);

    private static string Names(ScoringModel model) => string.Join(", ", model.Card.Labels);

    private static void Require(bool holds, string rule)
    {
        if (!holds)
        {
            throw new ArgumentException($"ModelEnsemble: {rule}.");
        }
    }
}
