using MLNetVision.Imaging;

namespace MLNetVision.Samples.ImageClassification;

/// <summary>A temporary folder with a folder of pictures for each class, as a user would have one; and among them two files that are no pictures.</summary>
internal sealed class PatchFolder : IDisposable
{
    public const int Side = 32;

    public PatchFolder(int perClass)
    {
        Path = Directory.CreateTempSubdirectory("mlnetvision-surfaces-").FullName;
        foreach (var name in (string[])["brick", "grass", "gravel"])
        {
            var photograph = ImageFile.Load(System.IO.Path.Combine(AppContext.BaseDirectory, $"{name}.png"));
            var folder = Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;
            for (var i = 0; i < perClass; i++)
            {
                var inRow = photograph.Width / Side;
                ImageFile.Save(photograph.Crop(i % inRow * Side, i / inRow * Side, Side, Side), System.IO.Path.Combine(folder, $"{i:D3}.png"));
            }
        }

        File.WriteAllText(System.IO.Path.Combine(Path, "grass", "unfinished.png"), "");
        File.WriteAllText(System.IO.Path.Combine(Path, "gravel", "notes.jpg"), "Which of these are from the quarry?");
    }

    public string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
