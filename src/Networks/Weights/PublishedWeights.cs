using System.Text.RegularExpressions;

namespace MLNetVision.Networks;

/// <summary>
/// Weights as others publish them, brought to a network's names: torchvision's state dicts, today's and those of its first DenseNets, and timm's. Batch
/// counters, which nothing here needs, are left out; half and double precision become single; where one has a 1x1 convolution or one over all places and the
/// other a dense layer, the weight changes its shape. What is not recognised stays as it is, for <see cref="WeightSet.Fit"/> to report.
/// </summary>
public static partial class PublishedWeights
{
    private const string Counter = ".num_batches_tracked";

    /// <summary>Reads a safetensors file for a network; every parameter has to be there, in its shape, and nothing else.</summary>
    /// <param name="path">The file.</param>
    /// <param name="network">The network, under its name in the zoo.</param>
    /// <exception cref="WeightFormatException">The file is no safetensors file, or a damaged one.</exception>
    /// <exception cref="NetworkException">Something is missing, unexpected or mis-shaped; the message lists all of it.</exception>
    public static WeightSet Read(string path, Network network)
    {
        using var file = SafetensorsFile.Open(path);
        return file.Weights.For(network).FitExactly(network);
    }

    /// <summary>These weights under the names and in the shapes that a network has, as far as they are recognised. All of them are copies.</summary>
    /// <param name="weights">The weights, with torchvision's or timm's names.</param>
    /// <param name="network">The network, under its name in the zoo.</param>
    public static WeightSet For(this WeightSet weights, Network network)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(network);
        var ours = network.Parameters.ToDictionary(p => p.Name, p => p.Spec.Shape, StringComparer.Ordinal);
        var theirs = network.Parameters.Select(p => (p.Name, Theirs: TimmNames.Of(network.Name, p.Name)))
            .Where(n => n.Theirs is not null && !ours.ContainsKey(n.Theirs)).ToDictionary(n => n.Theirs!, n => n.Name, StringComparer.Ordinal);
        var found = new Dictionary<string, Weight>(StringComparer.Ordinal);
        foreach (var (given, weight) in weights.Where(w => !w.Key.EndsWith(Counter, StringComparison.Ordinal)))
        {
            var name = ours.ContainsKey(given) ? given : theirs.GetValueOrDefault(given, FirstDenseNets().Replace(given, ".$1$2."));
            if (!found.TryAdd(name, Fitting(weight, ours.GetValueOrDefault(name))))
            {
                throw new NetworkException($"'{given}' and another of the weights are both '{name}' of '{network.Name}'; leave one of them out.");
            }
        }

        return new WeightSet(found);
    }

    private static Weight Fitting(Weight weight, Shape? wanted)
    {
        var shape = wanted is not null && HasSameRows(weight.Shape, wanted) ? wanted : weight.Shape;
        return weight.Element.IsFloating() ? Weight.Of(shape, weight.ToFloats()) : new Weight(weight.Element, shape, weight.Bytes.ToArray());
    }

    /// <summary>[out, in, height, width] and [out, in height width] hold the same numbers in the same order.</summary>
    private static bool HasSameRows(Shape given, Shape wanted) =>
        given.Rank != wanted.Rank && Math.Min(given.Rank, wanted.Rank) == 2 && Math.Max(given.Rank, wanted.Rank) == 4
        && given[0] == wanted[0] && given.Elements() == wanted.Elements();

    /// <summary>"denselayer1.norm.1.weight" of the files of 2017 is "denselayer1.norm1.weight" today.</summary>
    [GeneratedRegex(@"(?<=\.denselayer\d+)\.(norm|relu|conv)\.([12])\.")]
    private static partial Regex FirstDenseNets();
}
