using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetVision.Transforms.Persistence;

/// <summary>The row of a view without rows that has the column which a saved chain starts from.</summary>
internal sealed class InputRow
{
    /// <summary>The picture.</summary>
    [ImageType(1, 1)]
    public MLImage? Picture { get; set; }

    /// <summary>The numbers.</summary>
    public float[] Numbers { get; set; } = [];

    /// <summary>The view.</summary>
    public static IDataView Empty(SavedColumns columns)
    {
        var definition = SchemaDefinition.Create(typeof(InputRow));
        var isPicture = columns.Picture is not null;
        definition.RemoveAll(column => column.MemberName == (isPicture ? nameof(Numbers) : nameof(Picture)));
        definition[0].ColumnName = columns.Input;
        definition[0].ColumnType = isPicture ? new ImageDataViewType() : new VectorDataViewType(NumberDataViewType.Single, columns.Width);
        return Host.Context.Data.LoadFromEnumerable(Array.Empty<InputRow>(), definition);
    }
}
