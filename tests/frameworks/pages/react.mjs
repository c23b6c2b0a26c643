// What react.html loads, once esbuild has put React into it.
import { StrictMode, createElement, useEffect, useReducer, useState } from "react";
import { createRoot } from "react-dom/client";

const verbs = {
  listed: (orders, { data }) => data,
  created: (orders, { data }) => [...orders, data],
  updated: (orders, { id, data }) => orders.map((order) => (order.id === id ? { ...order, ...data } : order)),
  destroyed: (orders, { id }) => orders.filter((order) => order.id !== id),
};

function Orders() {
  const [orders, happen] = useReducer((before, event) => verbs[event.verb](before, event), []);
  const [item, setItem] = useState("");

  useEffect(() => {
    io.socket.on("order", happen);
    io.socket.get("/order", (data) => happen({ verb: "listed", data }));
    return () => io.socket.off("order", happen);
  }, []);

  const place = (event) => {
    event.preventDefault();
    io.socket.post("/order", { item }, (data) => happen({ verb: "created", data }));
  };
  const typed = (event) => setItem(event.target.value);

  return [
    createElement(
      "form",
      { key: "form", onSubmit: place },
      createElement("input", { name: "item", value: item, onChange: typed }),
      createElement("button", {}, "Order"),
    ),
    createElement(
      "ul",
      { key: "list" },
      orders.map((order) => createElement("li", { key: order.id }, order.item)),
    ),
  ];
}

createRoot(document.querySelector("main")).render(createElement(StrictMode, {}, createElement(Orders)));
