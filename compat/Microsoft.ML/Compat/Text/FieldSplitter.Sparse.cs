using Microsoft.ML.Compat.Conversion;

namespace Microsoft.ML.Compat.Text;

internal sealed partial class FieldSplitter
{
    // Plain fields, then perhaps sparse items "index:value". The plain field before the first item is the number of sparse fields, unless the input
    // size is known. A fault ends the line; what was read before it stays.
    private int SplitSparse(ReadOnlyMemory<char> line)
    {
        var scan = new FieldScan(line);
        var width = _format.InputSize;
        var plain = 0;
        for (; ; plain++)
        {
            var more = ReadField(ref scan);
            if (scan.SparseIndex >= 0)
                return TryStartSparse(ref plain, ref width) ? ReadItems(ref scan, more, plain, width) : Math.Max(plain, _format.InputSize);
            if (!scan.Text.IsEmpty)
                Add(plain, scan.Text);
            if (plain > _needed || !more)
                return Math.Max(plain + 1, _format.InputSize);
        }
    }

    // Takes the length from the last plain field.
    private bool TryStartSparse(ref int plain, ref int width)
    {
        if (width > 0)
        {
            plain = Count;
            return true;
        }

        if (Count == 0 || _indices[Count - 1] != plain - 1)
            return Fault("a sparse item comes without the number of fields before it");
        if (!TextParser.TrySigned(_texts[Count - 1].Span, int.MaxValue, out var length) || length <= 0)
            return Fault($"'{_texts[Count - 1]}' before a sparse item is no number of fields");
        plain = _indices[--Count];
        width = plain + (int)Math.Min(length, FieldRange.LineEnd - plain - 1);
        return true;
    }

    private int ReadItems(ref FieldScan scan, bool more, int plain, int width)
    {
        var needed = Math.Min(_needed, width - 1) - plain;
        for (var previous = -1; ; previous = scan.SparseIndex, more = ReadField(ref scan))
        {
            if (!IsNextItem(scan, previous, needed, width - plain))
                return width;
            if (!scan.Text.IsEmpty)
                Add(plain + scan.SparseIndex, scan.Text);
            if (!more)
                return width;
        }
    }

    private bool IsNextItem(in FieldScan scan, int previous, int needed, int count)
    {
        if (scan.SparseIndex < 0)
            return Fault("a plain field follows a sparse item");
        if (scan.SparseIndex > needed && scan.SparseIndex >= count)
            return Fault($"sparse index {scan.SparseIndex} is not below the number of fields, {count}");
        if (scan.SparseIndex > needed + 1)
            return false;
        return scan.SparseIndex > previous || Fault($"sparse index {scan.SparseIndex} comes after {previous}");
    }

    private bool Fault(string what)
    {
        _issues.BadFormat(Place, what);
        return false;
    }
}
