using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Compat.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public sealed partial class TextLoader : IDataLoader<IMultiStreamSource>
{
    internal const string LoaderName = "TextLoader";

    private readonly IHost _host;
    private readonly TextLayout _layout;

    internal TextLoader(IHostEnvironment environment, Options options = null, IMultiStreamSource dataSample = null)
    {
        _host = environment.Register(LoaderName);
        _layout = TextLayouts.Create(_host, options ?? new Options(), dataSample ?? new MultiFileSource(null));
    }

    internal TextLoader(ModelReader reader)
    {
        _host = reader.Environment.Register(LoaderName);
        _layout = TextLayoutCodec.Read(reader);
    }

    public DataViewSchema GetOutputSchema() => _layout.Schema;

    public IDataView Load(IMultiStreamSource source) => new TextDataView(_host.Register("BoundLoader"), _layout, source);

    void ICanSaveModel.Save(ModelSaveContext ctx) => TextLayoutCodec.Write(ctx.Begin(LoaderName), _layout);
}
