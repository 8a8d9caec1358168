using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Images;

/// <summary>Who disposes an image, and when: what a getter is handed again it disposes first, and a row disposes the last image of its own.</summary>
public sealed class ImageLifetimeTests : IDisposable
{
    private readonly MLContext _context = new(seed: 1);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Extracting_disposes_the_last_image_with_the_row_so_images_in_memory_serve_one_pass()
    {
        var rows = StoredRow.Some(3);
        var view = View(rows, _context.Transforms.ExtractPixels("Out", "Image"));
        Assert.Equal(3, Cells.Of(view, "Out").Length);
        Assert.Equal([false, false, true], rows.Select(row => Shot.IsDisposed(row.Image!)));
        Faults.Root<InvalidOperationException>(() => Cells.Of(view, "Out"));
    }

    [Fact]
    public void Images_that_nobody_reads_are_left_alone()
    {
        var rows = StoredRow.Some(2);
        var view = View(rows, _context.Transforms.ExtractPixels("Out", "Image").Append(_context.Transforms.ConvertToGrayscale("Grey", "Image")));
        Assert.Equal(2, view.GetRowCount());
        using (var cursor = view.GetRowCursor([view.Schema["Out"]]))
        {
            cursor.GetGetter<VBuffer<float>>(view.Schema["Out"]);
            Assert.True(cursor.MoveNext());
        }

        Assert.All(rows, row => Assert.False(Shot.IsDisposed(row.Image!)));
    }

    [Fact]
    public void Greying_disposes_the_grey_image_of_the_row_before_and_the_last_given_one()
    {
        var rows = StoredRow.Some(3);
        var images = ReadAll(View(rows, _context.Transforms.ConvertToGrayscale("Out", "Image")));
        Assert.Equal([true, true, false], images.Select(image => Shot.IsDisposed(image!)));
        Assert.Equal([false, false, true], rows.Select(row => Shot.IsDisposed(row.Image!)));
    }

    [Fact]
    public void Resizing_to_the_same_size_hands_out_the_given_images_and_so_disposes_them()
    {
        var rows = StoredRow.Some(3);
        var images = ReadAll(View(rows, _context.Transforms.ResizeImages("Out", PictureRow.Width, PictureRow.Height, "Image")));
        Assert.Equal(rows.Select(row => row.Image), images);
        Assert.Equal([true, true, false], rows.Select(row => Shot.IsDisposed(row.Image!)));
    }

    [Fact]
    public void Resizing_to_another_size_leaves_the_given_images_alone()
    {
        var rows = StoredRow.Some(3);
        var images = ReadAll(View(rows, _context.Transforms.ResizeImages("Out", 2, 2, "Image")));
        Assert.Equal([true, true, false], images.Select(image => Shot.IsDisposed(image!)));
        Assert.All(rows, row => Assert.False(Shot.IsDisposed(row.Image!)));
    }

    [Fact]
    public void After_an_image_no_image_leaves_the_disposed_one_in_hand()
    {
        foreach (var estimator in new IEstimator<ITransformer>[]
        {
            _context.Transforms.ConvertToGrayscale("Out", "Image"), _context.Transforms.ResizeImages("Out", 2, 2, "Image"),
        })
        {
            var images = ReadAll(View([.. StoredRow.Some(1), new StoredRow()], estimator));
            Assert.Same(images[0], images[1]);
            Assert.True(Shot.IsDisposed(images[1]!));
        }
    }

    [Fact]
    public void A_loaded_image_lives_until_its_getter_is_handed_it_again_or_the_last_until_the_row_ends()
    {
        Assert.Equal([true, true, true], ReadAll(Loaded()).Select(image => Shot.IsDisposed(image!)));
        Assert.Equal([false, false, true], ReadAll(Loaded(), reuse: false).Select(image => Shot.IsDisposed(image!)));
    }

    [Fact]
    public void A_loaded_image_is_alive_while_its_row_is()
    {
        var view = Loaded();
        using var cursor = view.GetRowCursor([view.Schema["Out"]]);
        var getter = cursor.GetGetter<MLImage?>(view.Schema["Out"]);
        MLImage? image = null;
        cursor.MoveNext();
        getter(ref image);
        var first = image!;
        Assert.False(Shot.IsDisposed(first));
        getter(ref image);
        Assert.NotSame(first, image);
        Assert.True(Shot.IsDisposed(first));
        Assert.False(Shot.IsDisposed(image!));
    }

    [Fact]
    public void Images_made_from_vectors_are_never_disposed()
    {
        var data = _context.Data.LoadFromEnumerable(new[] { VectorRow.Of(new byte[18]), VectorRow.Of(new byte[18]) });
        var images = ReadAll(_context.Transforms.ConvertToImage(2, 3, "Out", "Bytes").Fit(data).Transform(data));
        Assert.All(images, image => Assert.False(Shot.IsDisposed(image!)));
        Assert.NotSame(images[0], images[1]);
    }

    [Fact]
    public void A_chain_from_files_can_be_read_again_and_again()
    {
        var view = Loaded();
        var chain = _context.Transforms.ResizeImages("Out", 3, 2).Append(_context.Transforms.ConvertToGrayscale("Out"))
            .Append(_context.Transforms.ExtractPixels("Out"));
        var pixels = chain.Fit(view).Transform(view);
        Assert.Equal(Cells.Of(pixels, "Out"), Cells.Of(pixels, "Out"));
    }

    private IDataView View(StoredRow[] rows, IEstimator<ITransformer> estimator)
    {
        var data = _context.Data.LoadFromEnumerable(rows);
        return estimator.Fit(data).Transform(data);
    }

    private IDataView Loaded()
    {
        var files = Enumerable.Range(1, 3).Select(seed => _folder.Add($"{seed}.png", Pictures.Make(3, 2, (ulong)seed))).ToArray();
        var data = _context.Data.LoadFromEnumerable(FileRow.Of(files));
        return _context.Transforms.LoadImages("Out", _folder.Path, "File").Fit(data).Transform(data);
    }

    /// <summary>The images of a pass, into one variable as a trainer would do it, or into a new one each time; the cursor is closed at the end.</summary>
    private static MLImage?[] ReadAll(IDataView view, bool reuse = true)
    {
        using var cursor = view.GetRowCursor([view.Schema["Out"]]);
        var getter = cursor.GetGetter<MLImage?>(view.Schema["Out"]);
        var images = new List<MLImage?>();
        MLImage? image = null;
        while (cursor.MoveNext())
        {
            image = reuse ? image : null;
            getter(ref image);
            images.Add(image);
        }

        return [.. images];
    }
}
