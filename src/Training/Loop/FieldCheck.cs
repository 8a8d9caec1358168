using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using MLNetVision.Training.Data;

namespace MLNetVision.Training.Loop;

/// <summary>Compares what data gives with what a network takes.</summary>
internal sealed class FieldCheck(Network network, IReadOnlyDictionary<string, HostTensor> constants)
{
    /// <summary>The sizes of the network's symbols for batches of this data, after checking that each input has its field.</summary>
    public Dictionary<string, int> Sizes(IBatchSource source, string purpose, int batchSize)
    {
        var sizes = new Dictionary<string, int>(StringComparer.Ordinal);
        var known = source.Fields.ToDictionary(f => f.Name, StringComparer.Ordinal);
        foreach (var input in network.Inputs)
        {
            var wanted = ((Input)input.Op).Type;
            var given = constants.TryGetValue(input.Name, out var constant) ? TypeOf(constant)
                : known.Remove(input.Name, out var field) ? TypeOf(field, batchSize)
                : throw new ArgumentException($"'{network.Name}' takes '{input.Name}' {wanted}, which the {purpose} data does not have. It has: "
                    + $"{string.Join("; ", source.Fields)}.");
            Match(input.Name, wanted, given, purpose, sizes);
        }

        return known.Count == 0 ? sizes : throw new ArgumentException($"The {purpose} data has '{known.Keys.First()}', which '{network.Name}' does not take."
            + $" It takes: {string.Join(", ", network.Inputs.Select(i => i.Name))}.");
    }

    /// <summary>Takes the larger of two sizes of each symbol.</summary>
    public static void Merge(Dictionary<string, int> sizes, IReadOnlyDictionary<string, int> others)
    {
        foreach (var (symbol, size) in others)
        {
            sizes[symbol] = Math.Max(size, sizes.GetValueOrDefault(symbol));
        }
    }

    private static TensorType TypeOf(HostTensor tensor) => new(tensor.Element, Shape.Create([.. tensor.Dims.Select(d => Dim.FromSize(d))]));

    private static TensorType TypeOf(BatchField field, int rows) => new(field.Element, Shape.Create(Dim.FromSize(rows)).Concat(field.RowShape));

    private void Match(string name, TensorType wanted, TensorType given, string purpose, Dictionary<string, int> sizes)
    {
        var fits = wanted.Element == given.Element && wanted.Shape.Rank == given.Shape.Rank;
        for (var axis = 0; fits && axis < wanted.Shape.Rank; axis++)
        {
            var size = checked((int)given.Shape[axis].Size);
            fits = wanted.Shape[axis].Symbol is { } symbol
                ? sizes.TryAdd(symbol, size) || sizes[symbol] == size
                : wanted.Shape[axis].Size == size;
        }

        if (!fits)
        {
            throw new ArgumentException($"'{network.Name}' takes '{name}' as {wanted}, but a batch of the {purpose} data has it as {given}.");
        }
    }
}
