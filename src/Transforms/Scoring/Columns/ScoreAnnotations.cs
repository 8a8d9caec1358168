using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Transforms.Scoring.Columns;

/// <summary>What score columns say of themselves, under the names that ML.NET's evaluators look for.</summary>
internal sealed record ScoreAnnotations
{
    private readonly string? _kind;
    private readonly string? _value;
    private readonly uint _set;

    /// <summary>Annotations of one of a model's columns.</summary>
    /// <param name="kind">The task.</param>
    /// <param name="value">Which of the columns.</param>
    /// <param name="set">The number of the model.</param>
    public ScoreAnnotations(string kind, string value, uint set) => (_kind, _value, _set) = (kind, value, set);

    /// <summary>Names of slots alone.</summary>
    public ScoreAnnotations(IReadOnlyList<string> slotNames) => SlotNames = slotNames;

    public IReadOnlyList<string> SlotNames { get; init; } = [];

    public IReadOnlyList<string> KeyValues { get; init; } = [];

    public IReadOnlyList<string> TrainingLabelValues { get; init; } = [];

    public bool IsNormalized { get; init; }

    public DataViewSchema.Annotations Build()
    {
        var builder = new DataViewSchema.Annotations.Builder();
        if (_kind is not null)
        {
            builder.AddPrimitiveValue(ScoreSets.Annotation, ScoreSets.Type, _set);
            builder.AddPrimitiveValue("ScoreColumnKind", TextDataViewType.Instance, _kind.AsMemory());
            builder.AddPrimitiveValue("ScoreValueKind", TextDataViewType.Instance, _value.AsMemory());
        }

        if (IsNormalized)
        {
            builder.AddPrimitiveValue("IsNormalized", BooleanDataViewType.Instance, true);
        }

        AddTexts(builder, nameof(SlotNames), SlotNames);
        AddTexts(builder, nameof(KeyValues), KeyValues);
        AddTexts(builder, nameof(TrainingLabelValues), TrainingLabelValues);
        return builder.ToAnnotations();
    }

    private static void AddTexts(DataViewSchema.Annotations.Builder builder, string kind, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
        {
            return;
        }

        ReadOnlyMemory<char>[] values = [.. texts.Select(t => t.AsMemory())];
        builder.Add<VBuffer<ReadOnlyMemory<char>>>(
            kind, new VectorDataViewType(TextDataViewType.Instance, values.Length),
            (ref VBuffer<ReadOnlyMemory<char>> value) => new VBuffer<ReadOnlyMemory<char>>(values.Length, values).CopyTo(ref value));
    }
}
