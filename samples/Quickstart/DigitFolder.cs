using MLNetVision.Imaging;

namespace MLNetVision.Samples.Quickstart;

/// <summary>A temporary folder with a folder of pictures for each digit, cut from the sheet of 5,000: 100 columns, 50 rows, five rows a digit.</summary>
internal sealed class DigitFolder : IDisposable
{
    public const int Size = 20;
    private const int Columns = 100;
    private const int RowsPerDigit = 5;

    /// <param name="perDigit">How many pictures of each digit, 500 at most.</param>
    public DigitFolder(int perDigit)
    {
        Path = Directory.CreateTempSubdirectory("mlnetvision-digits-").FullName;
        var sheet = ImageFile.Load(System.IO.Path.Combine(AppContext.BaseDirectory, "digits.png"));
        for (var digit = 0; digit < 10; digit++)
        {
            Directory.CreateDirectory(System.IO.Path.Combine(Path, $"{digit}"));
            for (var index = 0; index < perDigit; index++)
            {
                var row = (digit * RowsPerDigit) + (index / Columns);
                var picture = sheet.Crop(index % Columns * Size, row * Size, Size, Size);
                ImageFile.Save(picture, System.IO.Path.Combine(Path, $"{digit}", $"{index:D3}.png"));
            }
        }
    }

    public string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
