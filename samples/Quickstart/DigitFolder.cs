using Microsoft.ML.Data;

namespace MLNetVision.Samples.Quickstart;

/// <summary>A temporary folder of digit pictures, cut from the sheet of 5,000: 100 columns, 50 rows, five rows a class.</summary>
internal sealed class DigitFolder : IDisposable
{
    public const int Size = 20;
    private const int Columns = 100;
    private const int RowsPerClass = 5;
    private const int BytesPerPixel = 4;

    public DigitFolder(int perClass)
    {
        Path = Directory.CreateTempSubdirectory("mlnetvision-digits-").FullName;
        using var sheet = MLImage.CreateFromFile(System.IO.Path.Combine(AppContext.BaseDirectory, "digits.png"));
        Digits = [.. from label in Enumerable.Range(0, 10) from index in Enumerable.Range(0, perClass) select Unpack(sheet, label, index)];
    }

    public string Path { get; }

    public IReadOnlyList<Digit> Digits { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private Digit Unpack(MLImage sheet, int label, int index)
    {
        var left = index % Columns * Size;
        var top = ((label * RowsPerClass) + (index / Columns)) * Size;
        var pixels = new byte[Size * Size * BytesPerPixel];
        for (var y = 0; y < Size; y++)
        {
            sheet.Pixels.Slice((((top + y) * sheet.Width) + left) * BytesPerPixel, Size * BytesPerPixel).CopyTo(pixels.AsSpan(y * Size * BytesPerPixel));
        }

        var digit = new Digit { File = $"{label}-{index}.png", Label = $"{label}" };
        using var picture = MLImage.CreateFromPixels(Size, Size, sheet.PixelFormat, pixels);
        picture.Save(System.IO.Path.Combine(Path, digit.File));
        return digit;
    }
}
