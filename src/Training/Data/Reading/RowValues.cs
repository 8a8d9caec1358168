using MLNetVision.Networks;

namespace MLNetVision.Training.Data;

/// <summary>Numbers that belong to pictures, beside their classes: a field of every batch.</summary>
/// <param name="Name">The network's input that takes them.</param>
/// <param name="RowShape">The shape of one picture's numbers; empty for a single one.</param>
/// <param name="Numbers">All of them, picture after picture. Nobody may change them while they are in use.</param>
public sealed record RowValues(string Name, Shape RowShape, float[] Numbers)
{
    /// <summary>The field of a batch that they fill.</summary>
    /// <exception cref="ArgumentException">There are not as many as so many pictures need.</exception>
    internal BatchField FieldFor(int pictures)
    {
        var field = new BatchField(Name, DType.Float32, RowShape);
        var needed = (long)pictures * field.RowElements;
        return Numbers.Length == needed ? field : throw new ArgumentException(
            $"RowValues: '{Name}' has {Numbers.Length} numbers, but {pictures} pictures of {field.RowElements} need {needed}.");
    }

    /// <summary>Writes a picture's numbers into a row of a batch.</summary>
    internal void Write(Batch batch, int row, int index)
    {
        var size = batch[Name].Count / batch.Rows;
        Numbers.AsSpan(index * size, size).CopyTo(batch[Name].As<float>()[(row * size)..]);
    }
}
