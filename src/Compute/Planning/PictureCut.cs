using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Planning;

/// <summary>
/// The beginning of a network that is run for one picture of the batch after the other: its pictures are so large that those of a whole batch would leave the
/// cache between one op and the next, and its weights so small that they stay there. For evaluation, where no op of it mixes pictures.
/// </summary>
/// <param name="Source">The node of its only input.</param>
/// <param name="Nodes">Whether each node of the network belongs to it.</param>
/// <param name="Last">Its only value that others take.</param>
internal sealed record PictureCut(Node Source, bool[] Nodes, ValueRef Last)
{
    /// <summary>Floats that an op reads and writes for one picture, below which the pictures of a batch are better taken together.</summary>
    private const long LeastFloats = 64 * 1024;

    /// <summary>Floats of a weight that is read again for each picture.</summary>
    private const long MostWeights = 64 * 1024;

    /// <summary>The longest such beginning, or null.</summary>
    public static PictureCut? Of(Network network, IReadOnlyDictionary<string, StoredParameter> parameters)
    {
        Node[] nodes = [.. network.Nodes.Where(n => n.Op is not (Input or Literal))];
        var first = nodes.FirstOrDefault()?.Inputs.FirstOrDefault(i => network[i.Node].Op is Input) ?? default;
        if (first == default || !IsPictures(network, first, network.TypeOf(first).Shape))
        {
            return null;
        }

        var source = network[first.Node];
        var chains = Chains.Of(network, nodes, training: false);
        var count = Qualifying(network, chains, first, parameters);
        var places = chains.Index().SelectMany(c => NodesOf(c.Item).Select(n => (n.Name, c.Index)))
            .ToDictionary(p => p.Name, p => p.Index, StringComparer.Ordinal);
        var lastUses = LastUses(network, places, chains.Count);
        for (; count > 1; count--)
        {
            var last = new ValueRef(chains[count - 1].Last.Name);
            if (lastUses.GetValueOrDefault(first, -1) < count && lastUses.GetValueOrDefault(last, -1) >= count && IsOnlyOne(chains, lastUses, count))
            {
                var names = chains.Take(count).SelectMany(NodesOf).Append(source).Select(n => n.Name).ToHashSet(StringComparer.Ordinal);
                names.UnionWith(LiteralsOf(network, names));
                return new PictureCut(source, [.. network.Nodes.Select(n => names.Contains(n.Name))], last);
            }
        }

        return null;
    }

    private static List<string> LiteralsOf(Network network, HashSet<string> takers) =>
        [.. network.Nodes.Where(n => takers.Contains(n.Name)).SelectMany(n => n.Inputs).Select(i => i.Node).Where(n => network[n].Op is Literal)];

    /// <summary>How many chains from the first one on can be run by pictures, and had better be.</summary>
    private static int Qualifying(Network network, IReadOnlyList<Chain> chains, ValueRef input, IReadOnlyDictionary<string, StoredParameter> parameters)
    {
        var shape = network.TypeOf(input).Shape;
        var known = new HashSet<ValueRef>(network.Nodes.Where(n => IsTheSameForEachPicture(n.Op)).Select(n => new ValueRef(n.Name))) { input };
        var count = 0;
        foreach (var chain in chains)
        {
            var last = new ValueRef(chain.Last.Name);
            var inputs = chain.Sum is null ? chain.Main.Inputs : [.. chain.Main.Inputs, chain.Other];
            var weight = parameters.TryGetValue($"{chain.Main.ParameterScope}.weight", out var parameter) ? parameter.Parameter.Count : 0;
            var floats = Floats(network, last) + chain.Main.Inputs.Sum(i => Floats(network, i));
            if (!NodesOf(chain).All(n => KeepsPicturesApart(n.Op)) || !inputs.All(known.Contains) || !IsPictures(network, last, shape)
                || weight > MostWeights || floats < LeastFloats)
            {
                break;
            }

            known.Add(last);
            count++;
        }

        return count;
    }

    /// <summary>The number of the last chain that takes each value; for outputs of the network one behind the last of all.</summary>
    private static Dictionary<ValueRef, int> LastUses(Network network, Dictionary<string, int> places, int end)
    {
        var uses = new Dictionary<ValueRef, int>();
        foreach (var node in network.Nodes.Where(n => n.Op is not Input))
        {
            foreach (var input in node.Inputs)
            {
                uses[input] = Math.Max(uses.GetValueOrDefault(input, -1), places[node.Name]);
            }
        }

        foreach (var output in network.Outputs)
        {
            uses[output.Value] = end;
        }

        return uses;
    }

    /// <summary>Whether nobody behind so many chains takes another value than that of the last of them.</summary>
    private static bool IsOnlyOne(IReadOnlyList<Chain> chains, Dictionary<ValueRef, int> lastUses, int count) =>
        chains.Take(count - 1).All(c => NodesOf(c).All(n => lastUses.GetValueOrDefault(new ValueRef(n.Name), -1) < count));

    private static IEnumerable<Node> NodesOf(Chain chain)
    {
        Node?[] nodes = [chain.Main, chain.Norm, chain.Sum, chain.Rectifier];
        return nodes.OfType<Node>();
    }

    /// <summary>Whether a value is pictures of known size, as many as the input has.</summary>
    private static bool IsPictures(Network network, ValueRef value, Shape input)
    {
        var (shape, element) = (network.TypeOf(value).Shape, network.TypeOf(value).Element);
        return element == DType.Float32 && shape.Rank == 4 && !shape[0].IsKnown && shape[0] == input[0] && shape.Skip(1).All(d => d.IsKnown);
    }

    private static long Floats(Network network, ValueRef value) => network.TypeOf(value).Shape.Skip(1).Aggregate(1L, (product, d) => product * d.Size);

    private static bool KeepsPicturesApart(Op op) =>
        op is Conv2d or BatchNorm or Relu or Relu6 or LeakyRelu or Silu or HardSwish or MaxPool2d { WithIndices: false } or AveragePool2d or Add
            or Subtract or Multiply or Divide or Affine or Slice { Axis: > 0 } or Concat { Axis: 1 };

    /// <summary>A literal that stretches over the pictures and is small enough to be read again for each.</summary>
    private static bool IsTheSameForEachPicture(Op op) => op is Literal { Value.Type: { Element: DType.Float32, Shape: var shape } }
        && (shape.Rank < 4 || shape is [{ IsKnown: true, Size: 1 }, _, _, _]) && shape.Aggregate(1L, (product, d) => product * d.Size) <= MostWeights;
}
