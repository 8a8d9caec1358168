using Microsoft.ML.Compat.Conversion;

namespace Microsoft.ML.Compat.Text;

/// <summary>Reads the values of one column from fields. An unreadable field is a missing value where its type has one, else an error.</summary>
internal sealed class FieldReader<T>(TextColumn column, TextFormat format, ReadingIssues issues)
{
    private readonly FieldParser<T> _parser = FieldParsers.For<T>(column.ItemType, format.Reals);
    private readonly bool _hasMissing = MissingValues.TestOrNull<T>(column.ItemType) is not null;

    /// <summary>Whether fields that a line lacks are NaN.</summary>
    public bool FillsWithNaN { get; } = format.MissingRealsAsNaNs && (typeof(T) == typeof(float) || typeof(T) == typeof(double));

    /// <summary>What a field that a line lacks stands for when FillsWithNaN is set.</summary>
    public T Blank
    {
        get
        {
            _parser(default, out var blank);
            return blank;
        }
    }

    public T Read(FieldSplitter fields, int position, int slot)
    {
        if (!_parser(fields.TextAt(position), out var value))
            Complain(fields, position, slot);
        return value;
    }

    private void Complain(FieldSplitter fields, int position, int slot)
    {
        if (!_hasMissing)
        {
            throw Errors.Invalid($"Line {fields.Place.Line} has the text '{fields.TextAt(position)}' in column '{column.Name}', slot {slot}, "
                + $"which cannot be read as {column.ItemType}. Correct the line, or load the column as String.");
        }

        issues.BadValue(fields.Place, column.Name, slot);
    }
}
