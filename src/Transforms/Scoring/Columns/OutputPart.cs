using Microsoft.ML.Data;

namespace MLNetVision.Transforms.Scoring.Columns;

/// <summary>One of a network's outputs as a column of features, and where its numbers lie in what the whole network gives for a row.</summary>
/// <param name="Name">The column.</param>
/// <param name="From">The first of its numbers.</param>
/// <param name="Size">How many it has.</param>
/// <param name="IsNumber">Whether the column holds a number and no vector: the output is [N], not [N, k].</param>
internal sealed record OutputPart(string Name, int From, int Size, bool IsNumber)
{
    private const string BuiltIn = nameof(ScoreNames.Score);

    /// <summary>What the column holds: a vector has the batch of one row in its type, as those that ONNX models give.</summary>
    public DataViewType Type => IsNumber ? NumberDataViewType.Single : new VectorDataViewType(NumberDataViewType.Single, 1, Size);

    /// <summary>The outputs of a model in their order. A network of several names its columns itself.</summary>
    /// <exception cref="ArgumentException">A column is called as the one that every number passes through when a saved model is loaded.</exception>
    public static IReadOnlyList<OutputPart> Of(ScoringModel model, ScoreNames names)
    {
        var (outputs, from) = (model.Network.Outputs, 0);
        var parts = new OutputPart[outputs.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            var shape = model.Network.TypeOf(outputs[i].Value).Shape;
            var size = checked((int)shape.Slice(1, shape.Rank).ElementsPerRow());
            parts[i] = new OutputPart(parts.Length == 1 ? names.Score : outputs[i].Name, from, size, shape.Rank == 1);
            from += size;
        }

        return parts.Any(p => p.Name == BuiltIn) && parts.Any(p => p.IsNumber && p.Name != BuiltIn)
            ? throw new ArgumentException(
                $"The outputs of '{model.Network.Name}' are {string.Join(", ", outputs.Select(o => o.Name))}: beside numbers only the single number itself"
                + $" can be called '{BuiltIn}', as ML.NET calls what it makes of numbers. Give that output another name.", nameof(model))
            : parts;
    }

    /// <summary>The column's own numbers.</summary>
    public RowOutput Of(RowOutput whole) => () => whole().Slice(From, Size);
}
