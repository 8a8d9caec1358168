using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetVision.Transforms;
using MLNetVision.Transforms.Rows;

namespace MLNetVision.Tests.Pipelines.Scoring;

/// <summary>Images that pass a scored batch belong to who reads them, as without it.</summary>
public sealed class ImageColumnTests
{
    private const int Count = 30;
    private readonly MLContext _ml = new(1);
    private readonly List<MLImage> _made = [];

    [Fact]
    public void Each_row_has_its_own_image_for_as_long_as_its_reader_keeps_it()
    {
        var scored = Scored(out _);
        var rows = _ml.Data.CreateEnumerable<Made>(scored, reuseRowObject: false).ToArray();
        Assert.Equal(Count, rows.Length);
        Assert.All(rows, r => Assert.Equal((byte)r.Id, r.Image!.Pixels[0]));
    }

    [Fact]
    public void An_image_that_is_handed_back_goes_to_where_it_came_from()
    {
        var scored = Scored(out var returned);
        using (var cursor = scored.GetRowCursor(scored.Schema))
        {
            var getter = cursor.GetGetter<MLImage?>(scored.Schema["Image"]);
            MLImage? image = null;
            for (byte id = 0; cursor.MoveNext(); id++)
            {
                getter(ref image);
                var first = image;
                getter(ref image);
                Assert.Same(first, image);
                Assert.Equal(id, image!.Pixels[0]);
            }
        }

        Assert.NotEmpty(returned);
        Assert.Subset(_made.ToHashSet(), returned.ToHashSet());
        Assert.True(_made.Count > returned.Count);
    }

    [Fact]
    public void Threads_end_when_a_cursor_is_forgotten()
    {
        var (read, reader) = (0, (Thread?)null);
        var data = PictureRows.Vectors(_ml, 10_000);
        var watched = _ml.Transforms.CustomMapping<PictureRows.VectorRow, Seen>(Watch, null).Fit(data).Transform(data);
        using var transformer = Scoring.Scored.Transformer(Models.Of(ScoringTask.Features), watched, new ScoringOptions { BatchSize = 4, Threads = 1 });
        ReadOneRow(transformer.Transform(watched));
        for (var i = 0; i < 100 && reader!.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            reader.Join(50);
        }

        Assert.False(reader!.IsAlive);
        Assert.InRange(read, 1, 100);
        void Watch(PictureRows.VectorRow row, Seen seen) => (seen.Count, reader) = (Interlocked.Increment(ref read), Thread.CurrentThread);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ReadOneRow(IDataView scored) =>
        Assert.True(scored.GetRowCursor([scored.Schema["Score"], scored.Schema["Count"]]).MoveNext());

    private IDataView Scored(out List<MLImage> returned)
    {
        returned = [];
        var data = PictureRows.Vectors(_ml, Count);
        var images = new MappedView(data, new MadeImages(data.Schema, _made, returned));
        var transformer = Scoring.Scored.Transformer(Models.Of(ScoringTask.Features), data, new ScoringOptions { BatchSize = 4 });
        return transformer.Transform(images);
    }

    public sealed class Made
    {
        public int Id { get; set; }

        [ImageType(2, 2)]
        public MLImage? Image { get; set; }
    }

    public sealed class Seen
    {
        public int Count { get; set; }
    }

    /// <summary>A source that makes an image a row and keeps what it is handed back, as a loader of files disposes of it.</summary>
    private sealed class MadeImages : IRowMapping
    {
        private readonly List<MLImage> _made;
        private readonly List<MLImage> _returned;

        public MadeImages(DataViewSchema schema, List<MLImage> made, List<MLImage> returned)
        {
            (InputSchema, _made, _returned) = (schema, made, returned);
            var builder = new DataViewSchema.Builder();
            builder.AddColumns(schema);
            builder.AddColumn("Image", new ImageDataViewType(2, 2));
            OutputSchema = builder.ToSchema();
        }

        public DataViewSchema InputSchema { get; }

        public DataViewSchema OutputSchema { get; }

        public IReadOnlyList<DataViewSchema.Column> Needed => [InputSchema["Id"]];

        public IRowComputation Begin(DataViewRow input) => new Maker(this, input);

        private sealed class Maker(MadeImages owner, DataViewRow row) : IRowComputation
        {
            public Delegate Getter(int column)
            {
                var (getId, id) = (row.GetGetter<int>(row.Schema["Id"]), 0);
                return (ValueGetter<MLImage?>)((ref MLImage? image) =>
                {
                    if (image is not null)
                    {
                        owner._returned.Add(image);
                    }

                    getId(ref id);
                    byte[] pixels = [.. Enumerable.Range(0, 16).Select(i => i % 4 == 3 ? (byte)255 : (byte)id)];
                    image = MLImage.CreateFromPixels(2, 2, MLPixelFormat.Bgra32, pixels);
                    owner._made.Add(image);
                });
            }

            public void Dispose()
            {
            }
        }
    }
}
