using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetVision.Transforms.Detection.Persistence;

/// <summary>A picture and the detector that looks at it.</summary>
internal sealed class PictureRow
{
    // Any size: ML.NET's attribute without one fails, and the size it is given is not looked at.
    [ColumnName(SavedColumns.Image)]
    [ImageType(1, 1)]
    public MLImage? Image { get; set; }

    [ColumnName(SavedColumns.State)]
    [VectorType]
    public VBuffer<ReadOnlyMemory<char>> State { get; set; }
}

/// <summary>What the network takes.</summary>
internal sealed class ProposedRow
{
    [ColumnName(SavedColumns.Pixels)]
    [VectorType]
    public float[] Pixels { get; set; } = [];

    [ColumnName(SavedColumns.Places)]
    [VectorType]
    public float[] Places { get; set; } = [];

    [ColumnName(SavedColumns.Boxes)]
    [VectorType]
    public float[] Boxes { get; set; } = [];
}

/// <summary>What the network says.</summary>
internal sealed class SaidRow
{
    [ColumnName(SavedColumns.State)]
    [VectorType]
    public VBuffer<ReadOnlyMemory<char>> State { get; set; }

    [ColumnName(SavedColumns.Boxes)]
    [VectorType]
    public VBuffer<float> Boxes { get; set; }

    [ColumnName(SavedColumns.Scores)]
    [VectorType]
    public VBuffer<float> Scores { get; set; }
}

/// <summary>The objects.</summary>
internal sealed class FoundRow
{
    [ColumnName(SavedColumns.Names)]
    [VectorType]
    public VBuffer<ReadOnlyMemory<char>> Names { get; set; }

    [ColumnName(SavedColumns.Found)]
    [VectorType]
    public VBuffer<float> Boxes { get; set; }

    [ColumnName(SavedColumns.Sureness)]
    [VectorType]
    public VBuffer<float> Sureness { get; set; }
}
