using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Pipelines.Evaluation;

/// <summary>A scored row, with its class in each form that labels come in.</summary>
public sealed class ScoredRow
{
    public float Label { get; set; }

    public uint Key { get; set; }

    public string Name { get; set; } = "";

    public string Id { get; set; } = "";

    public string Path { get; set; } = "";

    public VBuffer<float> Score { get; set; }
}

/// <summary>Views of scored rows made without a model.</summary>
internal static class Scored
{
    public static readonly string[] Pets = ["cat", "dog", "eel"];

    public static readonly MLContext Context = new(1);

    public static ScoredRow Row(int label, params float[] scores) => new()
    {
        Label = label,
        Key = (uint)label,
        Name = label >= 0 && label < Pets.Length ? Pets[label] : "",
        Score = new VBuffer<float>(scores.Length, scores),
    };

    /// <summary>Eight rows: of 3 cats 2 are found, of 3 dogs 2, of 2 eels 1.</summary>
    public static ScoredRow[] Some() =>
    [
        Row(0, 0.7f, 0.2f, 0.1f), Row(0, 0.6f, 0.3f, 0.1f), Row(0, 0.1f, 0.6f, 0.3f), Row(1, 0.3f, 0.4f, 0.3f),
        Row(1, 0.1f, 0.8f, 0.1f), Row(1, 0.5f, 0.25f, 0.25f), Row(2, 0.1f, 0.1f, 0.8f), Row(2, 0.36f, 0.3f, 0.34f),
    ];

    /// <summary>The slots of Score are called <paramref name="names"/>, the values of Key <paramref name="keys"/>.</summary>
    public static IDataView View(IEnumerable<ScoredRow> rows, string[]? names = null, string[]? keys = null, int classes = 3)
    {
        var definition = SchemaDefinition.Create(typeof(ScoredRow));
        definition[nameof(ScoredRow.Score)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, classes);
        definition[nameof(ScoredRow.Key)].ColumnType = new KeyDataViewType(typeof(uint), keys?.Length ?? classes);
        if (names is not null)
            Annotate(definition[nameof(ScoredRow.Score)], "SlotNames", names);
        if (keys is not null)
            Annotate(definition[nameof(ScoredRow.Key)], "KeyValues", keys);
        return Context.Data.LoadFromEnumerable(rows, definition);
    }

    public static void Annotate(SchemaDefinition.Column column, string kind, string[] texts) => column.AddAnnotation(
        kind, new VBuffer<ReadOnlyMemory<char>>(texts.Length, Array.ConvertAll(texts, t => t.AsMemory())),
            new VectorDataViewType(TextDataViewType.Instance, texts.Length));
}
