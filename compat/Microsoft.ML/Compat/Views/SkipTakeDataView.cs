using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Views;

/// <summary>The rows of a source from one on, and so many of them. They come in the order of the source.</summary>
internal sealed class SkipTakeDataView(IDataView source, long skip, long take) : SameSchemaDataView(source)
{
    public override bool CanShuffle => false;

    public override long? GetRowCount() => Source.GetRowCount() is { } count ? Math.Min(Math.Max(0, count - skip), take) : null;

    protected override DataViewRowCursor OpenCursor(bool[] active, Random random) => new Cursor(OpenSource(active, null), active, skip, take);

    private sealed class Cursor(DataViewRowCursor input, bool[] active, long skip, long take) : FilterCursor(input, active)
    {
        private long _skipped;
        private long _taken;

        public override long Batch => 0;

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => Input.GetGetter<TValue>(column);

        protected override bool MoveNextCore() => _taken < take && base.MoveNextCore();

        protected override bool Accept()
        {
            if (_skipped < skip)
            {
                _skipped++;
                return false;
            }

            _taken++;
            return true;
        }
    }
}
