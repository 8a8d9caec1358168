using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public class Module : IDisposable
        {
            protected Module(string name) => throw Reference.Only;

            protected virtual void RegisterComponents() => throw Reference.Only;
            public virtual bool training => throw Reference.Only;
            public virtual Dictionary<string, torch.Tensor> state_dict(
                Dictionary<string, torch.Tensor> destination = null, string prefix = null) => throw Reference.Only;
            public virtual IEnumerable<(string, Parameter)> named_parameters(bool recurse = true) => throw Reference.Only;
            public virtual IEnumerable<(string, torch.nn.Module)> named_children() => throw Reference.Only;
            public virtual string GetName() => throw Reference.Only;
            public virtual void eval() => throw Reference.Only;
            public virtual void train(bool train = true) => throw Reference.Only;
            public void Dispose() => throw Reference.Only;
        }

        public class HookableModule<TPreHook, TPostHook> : Module
        {
            protected HookableModule(string name)
                : base(name)
            {
            }
        }

        public interface IModule<T, TResult>
        {
            TResult call(T input1);
        }

        public abstract class Module<T, TResult>
            : HookableModule<Func<Module<T, TResult>, T, T>, Func<Module<T, TResult>, T, TResult, TResult>>, IModule<T, TResult>
        {
            protected Module(string name)
                : base(name)
            {
            }

            public TResult call(T input) => throw Reference.Only;
            public abstract TResult forward(T input);
        }
    }
}
