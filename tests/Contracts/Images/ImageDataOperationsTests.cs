using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Images;

/// <summary>Image columns among the other operations on data.</summary>
public sealed class ImageDataOperationsTests
{
    private const int Count = 12;
    private readonly MLContext _context = new(seed: 1);

    [Fact]
    public void A_cache_and_shuffled_rows_leave_images_out()
    {
        var data = _context.Data.LoadFromEnumerable(PictureRow.Some(3));
        Assert.Equal(["Id", "Name"], _context.Data.Cache(data).Schema.Select(column => column.Name));
        Assert.Equal(["Id", "Name"], _context.Data.ShuffleRows(data, seed: 1).Schema.Select(column => column.Name));
        Assert.Throws<InvalidOperationException>(() => _context.Data.Cache(data, "Image"));
    }

    [Fact]
    public void A_checkpoint_after_the_pixels_saves_the_images_a_second_pass()
    {
        var data = _context.Data.LoadFromEnumerable(StoredRow.Some(3));
        var pipeline = _context.Transforms.ExtractPixels("Pixels", "Image").AppendCacheCheckpoint(_context)
            .Append(_context.Transforms.NormalizeMinMax("Pixels")).Append(_context.Transforms.NormalizeMeanVariance("Pixels"));
        Assert.Equal(3, pipeline.Fit(data).Count());
    }

    [Fact]
    public void Columns_of_images_can_be_copied_dropped_and_selected()
    {
        var data = _context.Data.LoadFromEnumerable(PictureRow.Some(3));
        var copied = _context.Transforms.CopyColumns("Copy", "Image").Fit(data).Transform(data);
        Assert.Equal(data.Schema["Image"].Type, copied.Schema["Copy"].Type);
        Assert.Equal(Cells.Of(data, "Image"), Cells.Of(copied, "Copy"));
        Assert.Equal(["Id", "Name"], _context.Transforms.DropColumns("Image").Fit(data).Transform(data).Schema.Select(column => column.Name));
        var selected = _context.Transforms.SelectColumns("Image").Fit(data).Transform(data);
        Assert.Equal(Cells.Of(data, "Image"), Cells.Of(selected, "Image"));
    }

    [Fact]
    public void Rows_with_images_can_be_taken_skipped_and_split()
    {
        var data = _context.Data.LoadFromEnumerable(PictureRow.Some(Count));
        var all = Cells.Of(data, "Image");
        Assert.Equal(all[..5], Cells.Of(_context.Data.TakeRows(data, 5), "Image"));
        Assert.Equal(all[5..], Cells.Of(_context.Data.SkipRows(data, 5), "Image"));
        var split = _context.Data.TrainTestSplit(data, testFraction: 0.25, seed: 1);
        Assert.Equal(all.Order(), Cells.Of(split.TrainSet, "Image").Concat(Cells.Of(split.TestSet, "Image")).Order());
    }

    [Fact]
    public void An_estimator_that_learns_takes_the_only_pass()
    {
        var data = _context.Data.LoadFromEnumerable(StoredRow.Some(3));
        var pipeline = _context.Transforms.ExtractPixels("Out", "Image").Append(_context.Transforms.NormalizeMinMax("Out"));
        var model = pipeline.Fit(data);
        Faults.Root<InvalidOperationException>(() => Cells.Of(model.Transform(data), "Out"));
    }
}
