using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Transforms;
using MLNetVision.Transforms.Rows;

namespace MLNetVision.Tests.Pipelines.Scoring;

/// <summary>A long view takes no more memory than a short one: the buffers that were filled are filled again.</summary>
public sealed class MemoryTests
{
    private const int Batch = 4;
    private readonly MLContext _ml = new(1);

    [Theory]
    [InlineData(100)]
    [InlineData(3000)]
    public void Vectors_are_read_into_a_few_buffers_however_many_rows_there_are(int count)
    {
        var data = PictureRows.Vectors(_ml, count);
        var copied = new Copied(data.Schema);
        using var transformer = Scored.Transformer(Models.Of(ScoringTask.Features), data, new ScoringOptions { BatchSize = Batch, Threads = 1 });
        var scored = transformer.Transform(new MappedView(data, copied));
        using (var cursor = scored.GetRowCursor(scored.Schema))
        {
            var getter = cursor.GetGetter<VBuffer<float>>(scored.Schema["Copy"]);
            var value = default(VBuffer<float>);
            while (cursor.MoveNext())
            {
                getter(ref value);
            }
        }

        // A block that is filled, two that wait, those of a batch and one that goes into the next.
        Assert.InRange(copied.Buffers, 1, 6 * Batch);
    }

    /// <summary>A copy of the pixels, which counts the buffers that it is given for the first time.</summary>
    private sealed class Copied : IRowMapping
    {
        public Copied(DataViewSchema schema)
        {
            InputSchema = schema;
            var builder = new DataViewSchema.Builder();
            builder.AddColumns(schema);
            builder.AddColumn("Copy", schema["Pixels"].Type);
            OutputSchema = builder.ToSchema();
        }

        public int Buffers { get; private set; }

        public DataViewSchema InputSchema { get; }

        public DataViewSchema OutputSchema { get; }

        public IReadOnlyList<DataViewSchema.Column> Needed => [InputSchema["Pixels"]];

        public IRowComputation Begin(DataViewRow input) => new Copier(this, input);

        private sealed class Copier(Copied owner, DataViewRow row) : IRowComputation
        {
            public Delegate Getter(int column)
            {
                var (getter, pixels) = (row.GetGetter<VBuffer<float>>(row.Schema["Pixels"]), default(VBuffer<float>));
                return (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
                {
                    owner.Buffers += value.Length == 0 ? 1 : 0;
                    getter(ref pixels);
                    pixels.CopyTo(ref value);
                });
            }

            public void Dispose()
            {
            }
        }
    }
}
