using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetVision.Imaging;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Training.Augmentation;

namespace MLNetVision.Tests.Pipelines.Data;

public sealed class AugmentImagesTests
{
    private static readonly ImageTransform Noise = new RandomResizedCrop(8).Then(new HorizontalFlip()).Then(new ColourJitter(0.5, 0.5, 0.5, 0.1));
    private readonly MLContext _ml = new(1);

    [Fact]
    public void Each_row_comes_as_it_is_and_then_in_its_copies()
    {
        var data = Pictures(5);
        var view = _ml.Data.AugmentImages(data, Noise, copies: 3);

        var rows = view.Rows();

        Assert.Equal(20, view.GetRowCount());
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{i / 4}"), rows.Select(row => row.Label));
        var originals = rows.Where((_, i) => i % 4 == 0).ToArray();
        Assert.Equal(data.Rows().Select(row => (row.Id, row.Width)), originals.Select(row => (row.Id, row.Width)));
        Assert.All(data.Rows().Zip(originals), pair => Assert.Equal(pair.First.Bgra, pair.Second.Bgra));
        var copies = rows.Except(originals).ToArray();
        Assert.All(copies, row => Assert.Equal((8, 8), (row.Width, row.Height)));
        Assert.Equal(15, copies.Select(row => Convert.ToHexString(row.Bgra)).Distinct().Count());
        Assert.Equal(20, rows.Select(row => row.Id).Distinct().Count());
        Assert.Equal(data.Schema.Select(column => column.Name), view.Schema.Select(column => column.Name));
    }

    [Fact]
    public void A_copy_depends_on_seed_row_and_number_and_on_no_order_set_or_thread()
    {
        var view = _ml.Data.AugmentImages(Pictures(60), Noise, copies: 2, seed: 7);
        var expected = view.Rows().ToDictionary(row => row.Id, row => Convert.ToHexString(row.Bgra));

        Same(view.Rows(new Random(2)));
        var set = view.GetRowCursorSet(view.Schema, 3);
        Assert.Equal(3, set.Length);
        var parts = new List<SeenRow>[set.Length];
        var threads = set.Select((cursor, i) => new Thread(() => parts[i] = cursor.Rows())).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Same(parts.SelectMany(part => part));
        Same(view.GetRowCursorSet(view.Schema, 3, new Random(2)).SelectMany(cursor => cursor.Rows()));
        Same(new MLContext(5).Data.AugmentImages(Pictures(60), Noise, copies: 2, seed: 7).Rows());
        var others = _ml.Data.AugmentImages(Pictures(60), Noise, copies: 2, seed: 8).Rows();
        Assert.Empty(others.Where(row => row.Width == 8).Select(row => Convert.ToHexString(row.Bgra)).Intersect(expected.Values));

        void Same(IEnumerable<SeenRow> rows)
        {
            var seen = rows.ToDictionary(row => row.Id, row => Convert.ToHexString(row.Bgra));
            Assert.Equal(expected.Count, seen.Count);
            Assert.All(seen, pair => Assert.Equal(expected[pair.Key], pair.Value));
        }
    }

    [Fact]
    public void More_copies_leave_the_earlier_ones_as_they_were()
    {
        var few = _ml.Data.AugmentImages(Pictures(4), Noise, copies: 1, keepOriginals: false).Rows();
        var more = _ml.Data.AugmentImages(Pictures(4), Noise, copies: 2).Rows();

        Assert.Equal(few.Select(row => Convert.ToHexString(row.Bgra)), more.Where((_, i) => i % 3 == 1).Select(row => Convert.ToHexString(row.Bgra)));
    }

    [Fact]
    public void Shuffled_rows_come_once_each_before_any_comes_again()
    {
        var view = _ml.Data.AugmentImages(Pictures(30), Noise, copies: 2);

        var labels = view.Texts("Label", new Random(1));

        Assert.True(view.CanShuffle);
        var passes = labels.Chunk(30).ToArray();
        Assert.All(passes, pass => Assert.Equal(30, pass.Distinct().Count()));
        Assert.Equal(3, passes.Select(pass => string.Join(' ', pass)).Distinct().Count());
        Assert.Equal(labels, view.Rows(new Random(1)).Select(row => row.Label));
    }

    [Fact]
    public void Batches_of_a_cursor_set_restore_the_order()
    {
        var view = _ml.Data.AugmentImages(Pictures(100), Noise, copies: 1);

        var rows = view.GetRowCursorSet([view.Schema["Label"]], 4).SelectMany(cursor => cursor.Texts("Label")).OrderBy(row => row.Batch);

        Assert.Equal(view.Texts("Label"), rows.Select(row => row.Value));
    }

    [Fact]
    public void A_picture_is_read_once_for_all_of_its_copies_and_not_at_all_for_other_columns()
    {
        var opened = 0;
        var data = _ml.Data.LoadImages(3, row => LabelledImage.FromStream(
            () =>
            {
                opened++;
                return new MemoryStream(PictureFolder.Png(9, 9));
            }, $"{row}"));
        var view = _ml.Data.AugmentImages(data, Noise, copies: 4);

        Assert.Equal(15, view.Texts("Label").Length);
        Assert.Equal(0, opened);
        Assert.Equal(15, view.Rows().Count);
        Assert.Equal(3, opened);
    }

    [Fact]
    public void A_column_of_one_size_becomes_one_of_any_size_and_keeps_its_place()
    {
        var data = _ml.Transforms.ResizeImages("Image", 10, 12).Fit(Pictures(1)).Transform(Pictures(1));
        var view = _ml.Data.AugmentImages(data, new CentreCrop(6, 5), keepOriginals: false);

        Assert.Equal(new ImageDataViewType(), view.Schema["Image"].Type);
        Assert.Equal(data.Schema.Select(column => (column.Name, column.IsHidden)), view.Schema.Select(column => (column.Name, column.IsHidden)));
        Assert.All(view.Rows(), row => Assert.Equal((5, 6), (row.Width, row.Height)));
    }

    [Fact]
    public void Transparency_survives()
    {
        var png = ImageFile.Encode(PictureFolder.Solid(4, 4, 200, 100, 50, 128), ImageFormat.Png);
        var view = _ml.Data.AugmentImages(_ml.Data.LoadImages([LabelledImage.FromBytes(png)]), new VerticalFlip(1), keepOriginals: false);

        Assert.Equal([25, 50, 100, 128], Assert.Single(view.Rows()).Bgra[..4]);
    }

    [Fact]
    public void Pipelines_of_MLNets_go_on_from_the_copies()
    {
        var view = _ml.Data.AugmentImages(Pictures(20), Noise, copies: 2, keepOriginals: false);
        var pipeline = _ml.Transforms.ResizeImages("Small", 8, 8, "Image").Append(_ml.Transforms.ExtractPixels("Pixels", "Small"))
            .Append(_ml.Transforms.Conversion.MapValueToKey("Label"));

        var pixels = pipeline.Fit(view).Transform(view).GetColumn<float[]>("Pixels").ToArray();

        Assert.Equal(40, pixels.Length);
        Assert.Equal(40, pixels.Select(row => string.Join(' ', row)).Distinct().Count());
    }

    [Fact]
    public void What_makes_no_sense_is_refused_by_name()
    {
        var data = Pictures(1);

        Refused<ArgumentException>("'Picture'", () => _ml.Data.AugmentImages(data, Noise, imageColumnName: "Picture"));
        Refused<ArgumentException>("hold images", () => _ml.Data.AugmentImages(data, Noise, imageColumnName: "Label"));
        Refused<ArgumentOutOfRangeException>("1 copy", () => _ml.Data.AugmentImages(data, Noise, copies: 0));
        Refused<ArgumentOutOfRangeException>("Probability", () => _ml.Data.AugmentImages(data, new HorizontalFlip(2)));
        Refused<InvalidOperationException>("row 0", () => _ml.Data.AugmentImages(data, new Refusing()).Rows());

        static void Refused<T>(string part, Action action)
            where T : Exception => Assert.Contains(part, Assert.Throws<T>(action).Message, StringComparison.Ordinal);
    }

    private sealed record Refusing : ImageTransform
    {
        public override Image<byte> Apply(Image<byte> image, ref RandomStream random, ImagePool pool) => throw new ArgumentException("too small");
    }

    /// <summary>Pictures of random samples, 10 to 15 pixels wide, labelled by their numbers.</summary>
    private IDataView Pictures(int count) => _ml.Data.LoadImages(count, row => LabelledImage.FromStream(
        () =>
        {
            var image = new Image<byte>(10 + (row % 6), 12, 3);
            new Random(row).NextBytes(image.Samples);
            return new MemoryStream(ImageFile.Encode(image, ImageFormat.Bmp));
        }, $"{row}"));
}
